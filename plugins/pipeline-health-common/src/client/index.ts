export * from './eachPipeline';
export * from './PipelineHealthApi';
export * from './PipelineHealthClient';
export * from './RedriveApi';
