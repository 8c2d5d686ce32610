export * from './level';
export * from './levelChecks';
export * from './silenceCheck';
export { silenceLookback } from './suddenSilence';
export * from './usual';
