export * from './annotations';
export * from './declaration';
export * from './annotationSchemas';
