export * from './PipelineSource';
export * from './SeriesRequest';
export * from './SourceError';
export * from './StageDescription';
export * from './StageKind';
export * from './StageRef';
