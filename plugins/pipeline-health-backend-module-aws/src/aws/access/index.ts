export { isRefusal } from '../clients';
export * from './alarms';
export * from './askAside';
export * from './AwsAccess';
export * from './discoverMetrics';
export * from './ShardAccess';
