export * from './Allowance';
export * from './allowRules';
export * from './findByTags';
export * from './followNeighbours';
export * from './readAccounts';
