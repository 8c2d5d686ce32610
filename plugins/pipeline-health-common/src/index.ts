/**
 * Model, permissions, annotations, API types and client of Pipeline Health.
 *
 * @packageDocumentation
 */

export * from './annotations';
export { abridge, parseArn } from './arn';
export type { ParsedArn } from './arn';
export * from './client';
export * from './format';
export * from './model';
export * from './permissions';
export * from './signal';
export { isWebUrl } from './webUrl';
export * from './telling';
