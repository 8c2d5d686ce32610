import { StoredPipeline } from '../../database';
import { isBehind } from './planWindow';

/** What could have been known of the stages of a pipeline at some time, and is not. */
export interface Outstanding {
  /** Ids of stages to describe, and when that is planned. */
  stages: { id: number; dueAt: number }[];
  /** Series to ask for. */
  series: { id: number }[];
}

/**
 * What of the stages of a pipeline was not known at some time, though it could
 * have been, and is not yet. What failed last time is left to its own pace.
 *
 * @param freshFor - milliseconds for which a description is as good as a new one
 */
export function outstandingOf(
  { stages }: Pick<StoredPipeline, 'stages'>,
  at: number,
  freshFor: number,
): Outstanding {
  return {
    stages: stages.flatMap(({ id, describedAt = 0, describeDueAt }) =>
      describeDueAt !== undefined && describedAt <= at - freshFor
        ? [{ id, dueAt: describeDueAt }]
        : [],
    ),
    series: stages.flatMap(({ series }) =>
      series.flatMap(({ id, dueAt, ...known }) =>
        dueAt !== undefined && isBehind(known, at) ? [{ id }] : [],
      ),
    ),
  };
}
