export * from './IncidentEvent';
export * from './incidentSchemas';
export * from './PipelineEvent';
export * from './pipelineSchemas';
export * from './PostureDigest';
export * from './postureSchemas';
export * from './ToldInWords';
