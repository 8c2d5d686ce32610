export * from './annotations';
export * from './declaration';
