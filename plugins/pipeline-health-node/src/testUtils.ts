/**
 * Helps to test sources of Pipeline Health.
 *
 * @packageDocumentation
 */

export * from './testUtils/index';
