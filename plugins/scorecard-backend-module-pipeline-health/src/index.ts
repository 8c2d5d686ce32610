/**
 * Gives the scorecards of Red Hat Developer Hub the health of pipelines as
 * metrics.
 *
 * @packageDocumentation
 */

export { scorecardModulePipelineHealth as default } from './module';
