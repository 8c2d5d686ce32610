export * from './AwsAccess';
export * from './discoverMetrics';
export * from './alarms';
export * from './ShardAccess';
