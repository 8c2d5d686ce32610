export * from './asBefore';
export * from './judgeAttempts';
export * from './knownUntil';
export * from './quantities';
export * from './severityInMost';
export * from './severityOf';
export * from './suddenSilence';
export * from './sumSince';
