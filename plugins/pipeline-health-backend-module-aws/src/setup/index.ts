export * from './AwsSetup';
