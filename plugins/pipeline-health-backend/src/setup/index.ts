export * from './SetupService';
