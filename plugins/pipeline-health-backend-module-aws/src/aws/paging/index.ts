export * from './askList';
export * from './readPages';
