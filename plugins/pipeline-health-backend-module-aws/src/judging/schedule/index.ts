export * from './latenessOf';
export * from './parseSchedule';
export * from './Schedule';
