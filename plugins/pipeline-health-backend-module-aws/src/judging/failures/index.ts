export * from './explainFailure';
export * from './failurePattern';
export * from './known';
export * from './KnownFailure';
export * from './ownFailures';
