export { Announcer, PIPELINE_HEALTH_TOPIC } from './Announcer';
export type { PipelineChange } from './PipelineChange';
