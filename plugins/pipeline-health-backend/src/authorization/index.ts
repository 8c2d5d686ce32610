export { PipelineAuthorizer } from './PipelineAuthorizer';
