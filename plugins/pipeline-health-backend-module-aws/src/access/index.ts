export { askAside } from '../clients';
export type { Aside } from '../clients';
export * from './AwsAccess';
export * from './readAlarmCoverage';
export * from './ShardAccess';
