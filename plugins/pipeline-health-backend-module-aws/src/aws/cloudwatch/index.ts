export * from './Alarm';
export * from './CloudWatchLimiter';
export * from './MetricQuery';
export * from './MetricReader';
export * from './PlannedQuery';
export * from './readAlarms';
