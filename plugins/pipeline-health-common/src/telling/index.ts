export * from './IncidentEvent';
export * from './incidentSchemas';
