export * from './AwsClient';
export * from './AwsClients';
export * from './FactCache';
export * from './iamPrefix';
export * from './prices';
export * from './UsageMeter';
