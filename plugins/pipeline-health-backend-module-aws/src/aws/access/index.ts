export * from './alarms';
export * from './askAside';
export * from './AwsAccess';
export * from './discoverMetrics';
export * from './hearing';
export * from './ShardAccess';
