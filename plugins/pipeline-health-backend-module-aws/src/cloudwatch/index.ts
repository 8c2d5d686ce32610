export * from './Alarm';
export * from './MetricQuery';
