export * from './findByTags';
export * from './followNeighbours';
export { tellUnknownNeighbours } from './unknownNeighbours';
