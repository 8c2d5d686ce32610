export * from './collection';
export * from './finding';
export * from './health';
export * from './incident';
export * from './pipeline';
export * from './run';
export * from './series';
export * from './stage';
