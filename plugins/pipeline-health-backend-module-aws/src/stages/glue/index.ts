export * from './arns';
export * from './prices';
export * from './readConnectionTarget';
