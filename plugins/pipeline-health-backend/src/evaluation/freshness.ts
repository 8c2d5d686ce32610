import {
  provisionalFor,
  SeriesDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import { CollectedStage, SeriesState } from './PipelineFacts';

/** However often we ask, nothing younger than this is called stale. */
const PATIENCE_MS = 5 * 60 * 1000;

/** Epoch milliseconds until which a description may be believed. */
export function descriptionFreshUntil(
  describedAt: number,
  stage: Pick<CollectedStage, 'describeEvery' | 'describeDueAt'>,
): number {
  return Math.max(
    describedAt + patience(stage.describeEvery),
    onTime(stage.describeDueAt, stage.describeEvery, describedAt),
  );
}

/** Epoch milliseconds until which an answer about a series at `time` may be believed. */
export function seriesFreshUntil(
  time: number,
  series: Pick<SeriesState, 'every' | 'dueAt' | 'problem'>,
  definition: Pick<SeriesDefinition, 'period' | 'expectedLag'>,
): number {
  const usual = series.every + definition.expectedLag;
  const provisional = provisionalFor(definition);
  // A question that failed is overdue; the next one may succeed.
  return series.problem
    ? time + provisional + usual * 1000 + PATIENCE_MS
    : Math.max(
        time + patience(usual) + provisional,
        onTime(series.dueAt, series.every, time),
      );
}

/** Twice what is usual: one question may be late or lost. */
function patience(seconds: number): number {
  return Math.max(2 * seconds * 1000, PATIENCE_MS);
}

/** A stage may be watched this many times more seldom than before, and its facts are as old as that made them. */
const SLOWEST = 60;

/**
 * What is not overdue is not stale: when a stage begins to be watched more
 * closely, its facts are as old as the slower pace made them. A due time that
 * no pace could have planned is none.
 */
function onTime(
  dueAt: number | undefined,
  every: number,
  time: number,
): number {
  return dueAt === undefined || dueAt > time + SLOWEST * every * 1000
    ? -Infinity
    : dueAt + PATIENCE_MS;
}
