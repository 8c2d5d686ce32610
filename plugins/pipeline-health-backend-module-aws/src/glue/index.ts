export * from './glueArn';
export * from './prices';
