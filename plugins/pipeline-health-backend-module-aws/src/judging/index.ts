export * from './judgeAttempts';
export * from './severityInMost';
export * from './severityOf';
export * from './sumSince';
