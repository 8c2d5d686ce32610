export * from './createMessageRenderer';
export * from './formatDuration';
export * from './formatQuantity';
