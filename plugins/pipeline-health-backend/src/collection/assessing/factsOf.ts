import { StoredPipeline, StoredStage } from '../../database';
import { DeclarationProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  CollectedStage,
  CountedObjective,
  PipelineFacts,
} from '../../evaluation';
import { askEvery, describeEvery, Tiers } from '../planning/cadence';

/** What was counted of what a pipeline is held to, and what is wrong in that. */
interface Objectives {
  problems: readonly DeclarationProblem[];
  counted: readonly CountedObjective[];
}

/** What the evaluation may know of a stored pipeline. */
export function factsOf(
  stored: StoredPipeline,
  tiers: Tiers,
  objectives: Objectives = { problems: [], counted: [] },
): PipelineFacts {
  const { declaration, found } = stored;
  const tagged = Object.keys(declaration.tags).length > 0;
  return {
    entityRef: stored.entityRef,
    title: stored.title,
    problems: [
      ...declaration.problems,
      ...(tagged ? found.problems : []),
      ...stored.unresolved,
      ...objectives.problems,
    ],
    thresholdOverrides: declaration.thresholds,
    objectives: objectives.counted,
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
