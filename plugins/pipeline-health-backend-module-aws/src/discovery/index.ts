export * from './findByTags';
