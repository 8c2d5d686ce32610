export * from './latenessOf';
export * from './nextStarts';
export * from './parseSchedule';
export * from './Schedule';
