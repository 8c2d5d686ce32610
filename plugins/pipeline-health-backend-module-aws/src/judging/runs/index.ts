export * from './failures';
export * from './figure';
export * from './jobs';
export * from './longRun';
export * from './newestFirst';
export * from './overdue';
export * from './readings';
