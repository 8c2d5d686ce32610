export * from './readPages';
