import {
  Sample,
  SAMPLES_SINCE,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StoredPipeline } from '../../database';
import { PipelineAssessment } from '../../evaluation';

const MINUTE = 60_000;
/** Nothing is kept in AWS longer than this, so nobody needs to look further back. */
const LONGEST = 15 * 24 * 60 * MINUTE;

type SamplesSince = (
  seriesIds: readonly number[],
  from: number,
) => Promise<Map<number, Sample[]>>;

/** What kinds want to look further back at, of one series. */
interface Wanted {
  id: number;
  arn: string;
  metric: string;
  /** Epoch milliseconds. */
  from: number;
  /** Whether it was asked for only later than that, and can be asked now. */
  missing: boolean;
}

/**
 * Which series the kinds of a pipeline's stages want to look further back at, as
 * their assessment says; no further than samples are kept, in milliseconds.
 */
export function wantedOf(
  stored: StoredPipeline,
  { stages }: PipelineAssessment,
  keptFor: number,
  now: number,
): Wanted[] {
  const oldest = now - Math.min(keptFor, LONGEST);
  return stored.stages.flatMap(({ stage, series }) => {
    const lookback = stages.get(stage.arn)?.lookback ?? {};
    return series.flatMap(({ id, metric, askedFrom, dueAt }) => {
      const from = lookback[metric];
      if (from === undefined || from >= now - SAMPLES_SINCE) {
        return [];
      }
      const since = Math.max(from, oldest);
      const missing =
        dueAt !== undefined &&
        askedFrom !== undefined &&
        since < askedFrom - MINUTE;
      return [{ id, arn: stage.arn, metric, from: since, missing }];
    });
  });
}

/** The pipeline with the older samples that are wanted, as far as they are stored. */
export async function lookBack(
  stored: StoredPipeline,
  wanted: readonly Wanted[],
  samplesSince: SamplesSince,
): Promise<StoredPipeline> {
  const older = new Map<string, { [metric: string]: Sample[] }>();
  for (const from of new Set(wanted.map(each => each.from))) {
    const series = wanted.filter(each => each.from === from);
    const samples = await samplesSince(
      series.map(({ id }) => id),
      from,
    );
    for (const { id, arn, metric } of series) {
      older.set(arn, { ...older.get(arn), [metric]: samples.get(id) ?? [] });
    }
  }
  return {
    ...stored,
    stages: stored.stages.map(it => ({
      ...it,
      samples: { ...it.samples, ...older.get(it.stage.arn) },
    })),
  };
}
