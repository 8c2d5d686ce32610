/**
 * Offers the health of pipelines to Prometheus.
 *
 * @packageDocumentation
 */

export { pipelineHealthModuleOpenMetrics as default } from './module';
