/**
 * Lets Pipeline Health read AWS.
 *
 * @packageDocumentation
 */

export { pipelineHealthModuleAws as default } from './module';
export { awsStageFinderServiceRef } from './stageFinder';
