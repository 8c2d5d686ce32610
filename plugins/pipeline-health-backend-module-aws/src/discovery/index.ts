export * from './findByTags';
export * from './followNeighbours';
