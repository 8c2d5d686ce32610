export { createPipelineAuthorizer } from './createPipelineAuthorizer';
export { PipelineAuthorizer } from './PipelineAuthorizer';
