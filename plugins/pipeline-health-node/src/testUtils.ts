/**
 * Helps to test sources of Pipeline Health, and what asks it.
 *
 * @packageDocumentation
 */

export * from './testUtils/index';
