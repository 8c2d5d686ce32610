export * from './annotations';
export * from './declaration';
export * from './annotationSchemas';
export { declarationMessages } from './declarationMessages';
