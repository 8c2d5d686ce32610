export * from './alarmCoverageFinding';
export * from './judgeAttempts';
export * from './knownUntil';
export * from './severityInMost';
export * from './severityOf';
export * from './suddenSilence';
export * from './sumSince';
