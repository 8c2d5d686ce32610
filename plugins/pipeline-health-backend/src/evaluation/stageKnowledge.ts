import {
  StageFacts,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { descriptionFreshUntil } from './freshness';
import { notYetRead, stale } from './notFreshFinding';
import { CollectedStage } from './PipelineFacts';
import { knowSeries } from './seriesKnowledge';
import { deleted, notReadable, UndatedFinding } from './stageProblemFinding';

/** What we know of a stage, what we do not, and how long that holds. */
export interface StageKnowledge {
  /** The facts that may be believed; absent when none can be. */
  facts?: StageFacts;
  /** What we do not know, and why. */
  findings: UndatedFinding[];
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
          ? notReadable(stage, kind.title, problem, undefined)
          : notYetRead(collected, kind),
      ],
    };
  }
  if (problem?.code === 'not-found') {
    return {
      findings: [deleted(stage, kind.title, problem, describedAt)],
      freshUntil: descriptionFreshUntil(now, collected),
    };
  }
  const freshUntil = descriptionFreshUntil(describedAt, collected);
  if (now > freshUntil) {
    return {
      findings: [
        problem
          ? notReadable(stage, kind.title, problem, describedAt)
          : stale(collected, kind, describedAt),
      ],
    };
  }
  const series = knowSeries(collected, kind, kind.series(inventory), now);
  const findings = [...series.findings];
  // A throttled question is asked again soon; until then the last answer holds.
  if (problem && problem.code !== 'throttled') {
    findings.unshift(notReadable(stage, kind.title, problem, describedAt));
  }
  return {
    facts: withoutMetrics(collected, series.staleMetrics),
    findings,
    freshUntil: Math.min(freshUntil, series.freshUntil),
  };
}

function withoutMetrics(facts: CollectedStage, metrics: string[]): StageFacts {
  const keep = <T>(values: { [metric: string]: T }) =>
    Object.fromEntries(
      Object.entries(values).filter(([metric]) => !metrics.includes(metric)),
    );
  return {
    stage: facts.stage,
    inventory: facts.inventory,
    problem: facts.problem,
    describedAt: facts.describedAt,
    readings: keep(facts.readings),
    samples: keep(facts.samples),
    runs: facts.runs,
  };
}
