import { StoredPipeline, StoredStage } from '../../database';
import { CollectedStage, PipelineFacts } from '../../evaluation';
import { askEvery, describeEvery, Tiers } from '../planning/cadence';

/** What the evaluation may know of a stored pipeline. */
export function factsOf(stored: StoredPipeline, tiers: Tiers): PipelineFacts {
  const { declaration, found } = stored;
  const tagged = Object.keys(declaration.tags).length > 0;
  return {
    entityRef: stored.entityRef,
    title: stored.title,
    problems: [
      ...declaration.problems,
      ...(tagged ? found.problems : []),
      ...stored.unresolved,
    ],
    thresholdOverrides: declaration.thresholds,
    stages: stored.stages.map(stage => collectedStage(stage, tiers)),
    links: stored.links,
    previousFindings: stored.previousFindings,
    acknowledged: stored.acknowledged,
  };
}

function collectedStage(stored: StoredStage, tiers: Tiers): CollectedStage {
  const { id: _id, tier, series, ...facts } = stored;
  return {
    ...facts,
    describeEvery: describeEvery(tier, tiers) / 1000,
    series: series.map(
      ({
        id: _seriesId,
        statistic: _statistic,
        period: _period,
        coolestTier,
        watermark,
        ...state
      }) => ({
        ...state,
        every: askEvery(tier, coolestTier, tiers) / 1000,
        askedUntil: watermark,
      }),
    ),
  };
}
