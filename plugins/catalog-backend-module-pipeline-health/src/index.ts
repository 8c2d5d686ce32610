/**
 * Finds data pipelines in AWS for the catalog, and refuses annotations that
 * cannot be read.
 *
 * @packageDocumentation
 */

export { catalogModulePipelineHealth as default } from './module';
