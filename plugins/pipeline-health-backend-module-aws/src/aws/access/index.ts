export { askAside, isRefusal } from '../clients';
export type { Aside } from '../clients';
export * from './AwsAccess';
export * from './discoverMetrics';
export * from './readAlarmCoverage';
export * from './ShardAccess';
