export * from './PipelineResource';
export * from './rules';
