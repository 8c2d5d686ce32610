export { factsOf } from './assessing/factsOf';
export { createCollection } from './createCollection';
export type { Collection, CollectionOptions } from './createCollection';
export { subscribeToEvents } from './events/subscribeToEvents';
export { createBudget } from './reading/Budget';
export { untilAborted } from './reading/untilAborted';
export { RunningTasks } from './RunningTasks';
export { collectNow, scheduleCollection } from './scheduleCollection';
export { SourceRegistry } from './sources/SourceRegistry';
