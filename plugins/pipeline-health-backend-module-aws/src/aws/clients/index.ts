export * from './AwsClient';
export * from './AwsClients';
export * from './isRefusal';
export * from './TtlCache';
export * from './iamPrefix';
export * from './UsageMeter';
