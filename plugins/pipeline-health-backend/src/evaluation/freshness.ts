import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { CollectedStage, SeriesState } from './PipelineFacts';

/** However often we ask, nothing younger than this is called stale. */
const PATIENCE_MS = 5 * 60 * 1000;

/** The newest points of a series may still change: they are never complete. */
const PROVISIONAL_PERIODS = 2;

/** Epoch milliseconds until which a description may be believed. */
export function descriptionFreshUntil(
  describedAt: number,
  stage: Pick<CollectedStage, 'describeEvery' | 'describeDueAt'>,
): number {
  return Math.max(
    describedAt + patience(stage.describeEvery),
    onTime(stage.describeDueAt),
  );
}

/** Epoch milliseconds until which an answer about a series at `time` may be believed. */
export function seriesFreshUntil(
  time: number,
  series: Pick<SeriesState, 'every' | 'dueAt'>,
  definition: Pick<SeriesDefinition, 'period' | 'expectedLag'>,
): number {
  return Math.max(
    time +
      patience(series.every + definition.expectedLag) +
      PROVISIONAL_PERIODS * definition.period * 1000,
    onTime(series.dueAt),
  );
}

/** Twice what is usual: one question may be late or lost. */
function patience(seconds: number): number {
  return Math.max(2 * seconds * 1000, PATIENCE_MS);
}

/**
 * What is not overdue is not stale: when a stage begins to be watched more
 * closely, its facts are as old as the slower pace made them.
 */
function onTime(dueAt: number | undefined): number {
  return dueAt === undefined ? -Infinity : dueAt + PATIENCE_MS;
}
