export * from './createMessageRenderer';
export * from './formatDuration';
export * from './formatQuantity';
export { HEADLINE_LENGTH } from './headline';
