export * from './Alarm';
export * from './CloudWatchLimiter';
export * from './MetricQuery';
export * from './MetricReader';
export { PACK_LIMITS } from './packQueries';
export * from './MetricSource';
export * from './PlannedQuery';
export * from './readAlarms';
export { BACKOFF } from './withBackoff';
