import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { SAMPLES_SINCE, StoredPipeline } from '../../database';
import { PipelineAssessment } from '../../evaluation';

/** Nothing is kept in AWS longer than this, so nobody needs to look further back. */
const LONGEST = 15 * 24 * 60 * 60_000;

type SamplesSince = (
  seriesIds: readonly number[],
  from: number,
) => Promise<Map<number, Sample[]>>;

/**
 * The pipeline with the older samples that the kinds of its stages want, as
 * their assessment says; undefined when they want none.
 */
export async function lookBack(
  stored: StoredPipeline,
  { stages }: PipelineAssessment,
  samplesSince: SamplesSince,
  now: number,
): Promise<StoredPipeline | undefined> {
  const wanted = stored.stages.flatMap(({ stage, series }) => {
    const lookback = stages.get(stage.arn)?.lookback ?? {};
    return series.flatMap(({ id, metric }) => {
      const from = lookback[metric];
      return from === undefined || from >= now - SAMPLES_SINCE
        ? []
        : [{ id, arn: stage.arn, metric, from: Math.max(from, now - LONGEST) }];
    });
  });
  if (!wanted.length) {
    return undefined;
  }
  const older = new Map<string, { [metric: string]: Sample[] }>();
  for (const { id, arn, metric, from } of wanted) {
    const samples = (await samplesSince([id], from)).get(id) ?? [];
    older.set(arn, { ...older.get(arn), [metric]: samples });
  }
  return {
    ...stored,
    stages: stored.stages.map(it => ({
      ...it,
      samples: { ...it.samples, ...older.get(it.stage.arn) },
    })),
  };
}
