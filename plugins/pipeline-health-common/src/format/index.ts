export * from './createMessageRenderer';
export * from './formatDuration';
export * from './formatQuantity';
export * from './keyed';
export { HEADLINE_LENGTH } from './headline';
export * from './said';
