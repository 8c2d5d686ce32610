export * from './failures';
export * from './jobThresholds';
export * from './longRun';
export * from './overdue';
export * from './readings';
