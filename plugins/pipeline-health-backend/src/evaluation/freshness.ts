import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** However often we ask, nothing younger than this is called stale. */
const PATIENCE_MS = 5 * 60 * 1000;

/** The newest points of a series may still change: they are never complete. */
const PROVISIONAL_PERIODS = 2;

/** Epoch milliseconds until which a description may be believed. */
export function descriptionFreshUntil(
  describedAt: number,
  describeEvery: number,
): number {
  return describedAt + patience(describeEvery);
}

/** Epoch milliseconds until which an answer about a series at `time` may be believed. */
export function seriesFreshUntil(
  time: number,
  every: number,
  definition: Pick<SeriesDefinition, 'period' | 'expectedLag'>,
): number {
  return (
    time +
    patience(every + definition.expectedLag) +
    PROVISIONAL_PERIODS * definition.period * 1000
  );
}

/** Twice what is usual: one question may be late or lost. */
function patience(seconds: number): number {
  return Math.max(2 * seconds * 1000, PATIENCE_MS);
}
