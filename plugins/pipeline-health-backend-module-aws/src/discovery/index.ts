export * from './Allowance';
export * from './allowRules';
export * from './describeStage';
export * from './findByTags';
export * from './followNeighbours';
export * from './identifyStage';
export * from './readAccounts';
export * from './readTaggedResources';
