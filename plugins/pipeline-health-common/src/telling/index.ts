export * from './IncidentEvent';
export * from './incidentSchemas';
export * from './PostureDigest';
export * from './postureSchemas';
