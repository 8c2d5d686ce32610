/**
 * The contract between Pipeline Health and its sources, and what other backend
 * plugins ask it by.
 *
 * @packageDocumentation
 */

export * from './entityPages';
export * from './extensions';
export * from './IncidentChannel';
export * from './pagePathOf';
export * from './permissions';
export * from './pipelineHealthServiceRef';
export * from './source';
