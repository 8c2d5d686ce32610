export * from './formatCount';
export * from './formatDuration';
