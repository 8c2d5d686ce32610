export * from './PipelineHealthApi';
export * from './PipelineHealthClient';
