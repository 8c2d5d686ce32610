export { nameOf as nameOfFinding } from './causes';
export { chartThreshold } from './chartThreshold';
export { cronField, isWeeklyAtMost, nextOf, timezoneField } from './cron';
export type { CronTimes } from './cron';
export { describeKinds } from './describeKinds';
export { evaluatePipeline } from './evaluatePipeline';
export { believedFacts } from './evaluateStages';
export { eachFound } from './foundBefore';
export { recountLoss } from './lossTimes';
export type { CountedLoss } from './lossTimes';
export * from './incidents';
export { isDigest, isIncidentNews, isNotice, subjectOf } from './News';
export type { DigestNews, News } from './News';
export { changeOf } from './PipelineChange';
export type { Announced, PipelineChange } from './PipelineChange';
export type { PipelineAssessment, StageAssessment } from './PipelineAssessment';
export type {
  CollectedStage,
  PipelineFacts,
  SeriesState,
} from './PipelineFacts';
export {
  activeAmong,
  activeBetween,
  activeUntil,
  MaintenanceError,
  nextBegin,
  nextChange,
  readMaintenance,
} from './maintenance';
export type { MaintenanceTimes } from './maintenance';
export * from './objectives';
export * from './posture';
export { withNextRuns } from './nextRuns';
export { createRules } from './rules';
export type { Rules } from './rules';
export { say } from './say';
export { readConfiguredThresholds, resolveThresholds } from './thresholds';
export type { ConfiguredThresholds } from './thresholds';
export { tellsNews } from './tellsNews';
export { urgencyOf } from './urgency';
export { whoIsTold } from './whoIsTold';
