export { createCollection } from './createCollection';
export type { Collection, CollectionOptions } from './createCollection';
export { scheduleCollection } from './scheduleCollection';
export { SourceRegistry } from './sources/SourceRegistry';
