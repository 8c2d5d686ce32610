export * from './failures';
export * from './jobs';
export * from './longRun';
export * from './overdue';
export * from './readings';
