/**
 * Gives Tech Insights the health of pipelines as facts.
 *
 * @packageDocumentation
 */

export { techInsightsModulePipelineHealth as default } from './module';
