export * from './checkContext';
export * from './testPipelineSource';
export * from './testStageKind';
