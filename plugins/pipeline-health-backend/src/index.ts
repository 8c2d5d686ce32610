/**
 * Collects, evaluates and serves the health of data pipelines.
 *
 * @packageDocumentation
 */

export { pipelineHealthPlugin as default } from './plugin';
