/**
 * The contract between Pipeline Health and its sources.
 *
 * @packageDocumentation
 */

export * from './extensions';
export * from './IncidentChannel';
export * from './permissions';
export * from './source';
