/**
 * Lets the portal's search find pipelines.
 *
 * @packageDocumentation
 */

export { searchModulePipelineHealthCollator as default } from './module';
