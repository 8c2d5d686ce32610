export { chartThreshold } from './chartThreshold';
export { evaluatePipeline } from './evaluatePipeline';
export { nextIncident } from './incidents';
export type { IncidentChange } from './incidents';
export { changeOf } from './PipelineChange';
export type { Announced, PipelineChange } from './PipelineChange';
export type {
  PipelineAssessment,
  StageAssessment,
  TrendChoice,
} from './PipelineAssessment';
export type {
  CollectedStage,
  PipelineFacts,
  SeriesState,
} from './PipelineFacts';
export { readConfiguredThresholds, resolveThresholds } from './thresholds';
export type { ConfiguredThresholds } from './thresholds';
export { urgencyOf } from './urgency';
