export * from './findings';
export * from './pipelineHealthServiceMock';
export * from './stageContext';
export * from './testPipeline';
export * from './testPipelineSource';
export * from './testStageKind';
