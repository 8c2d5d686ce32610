export * from './glueArn';
export * from './prices';
export * from './readConnectionTarget';
export * from './readTableOrigin';
