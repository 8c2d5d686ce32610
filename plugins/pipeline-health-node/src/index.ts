/**
 * The contract between Pipeline Health and its sources.
 *
 * @packageDocumentation
 */

export * from './extensions';
export * from './source';
