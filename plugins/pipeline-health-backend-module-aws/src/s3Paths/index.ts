export * from './folderArn';
