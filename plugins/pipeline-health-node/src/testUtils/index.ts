export * from './findings';
export * from './stageContext';
export * from './testPipelineSource';
export * from './testStageKind';
