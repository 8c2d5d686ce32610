export * from './arns';
export * from './prices';
export * from './readConnectionTarget';
export * from './readTriggers';
