import {
  metricFacts,
  seriesOf,
  SeriesDefinition,
  StageFacts,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { descriptionFreshUntil } from './freshness';
import { CollectedStage } from './PipelineFacts';
import { knowSeries } from './seriesKnowledge';
import { deleted, notReadable, notYetRead, stale } from './unknownFindings';
import { UnsaidFinding } from './UnsaidFinding';

/** What we know of a stage, what we do not, and how long that holds. */
export interface StageKnowledge {
  /** The facts that may be believed; absent when none can be. */
  facts?: StageFacts;
  /** What we do not know, and why. */
  findings: UnsaidFinding[];
  /** Epoch milliseconds at which the next of the facts gets too old. */
  freshUntil?: number;
}

/**
 * Separates facts that are fresh from those that are not. A problem leaves
 * fresh facts in place: what burnt a minute ago still burns. Stale facts are
 * dropped, so that no check can judge by them.
 */
export function knowStage(
  collected: CollectedStage,
  kind: StageKind,
  now: number,
): StageKnowledge {
  const { stage, inventory, problem, describedAt } = collected;
  if (describedAt === undefined || !inventory) {
    return {
      findings: [
        problem
          ? notReadable(stage, kind, problem, undefined)
          : notYetRead(stage, kind),
      ],
    };
  }
  if (problem?.code === 'not-found') {
    return {
      findings: [deleted(stage, kind, problem, describedAt)],
      freshUntil: descriptionFreshUntil(now, collected),
    };
  }
  const freshUntil = descriptionFreshUntil(describedAt, collected);
  if (now > freshUntil) {
    return {
      findings: [
        problem
          ? notReadable(stage, kind, problem, describedAt)
          : stale(collected, kind, describedAt),
      ],
    };
  }
  const definitions = seriesOf(kind, inventory);
  const series = knowSeries(collected, kind, definitions, now);
  const findings = [...series.findings];
  // A throttled question is asked again soon; until then the last answer holds.
  if (problem && problem.code !== 'throttled') {
    findings.unshift(notReadable(stage, kind, problem, describedAt));
  }
  return {
    facts: believedFacts(collected, definitions, series.staleMetrics, now),
    findings,
    freshUntil: Math.min(freshUntil, series.freshUntil),
  };
}

function believedFacts(
  collected: CollectedStage,
  definitions: SeriesDefinition[],
  staleMetrics: string[],
  now: number,
): StageFacts {
  const { stage, inventory, problem, describedAt, runs, rhythms } = collected;
  const series = collected.series.filter(
    ({ metric }) => !staleMetrics.includes(metric),
  );
  return {
    stage,
    inventory,
    problem,
    describedAt,
    runs,
    rhythms,
    ...metricFacts(series, collected.samples, definitions, now, describedAt),
  };
}
