export * from './formatCount';
export * from './formatDuration';
export * from './formatPercent';
