import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
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
 * dropped, so that no check can judge by them. Where only the description is
 * refused, the metrics that still come are judged by the last one: what burns
 * must not be forgotten because a permission was lost.
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
        problem ? notReadable(stage, problem, undefined) : notYetRead(stage),
      ],
    };
  }
  if (problem?.code === 'not-found') {
    return {
      findings: [deleted(stage, problem, describedAt)],
      freshUntil: descriptionFreshUntil(now, collected),
    };
  }
  const definitions = seriesOf(kind, inventory);
  const series = knowSeries(collected, definitions, now);
  const freshUntil = descriptionFreshUntil(describedAt, collected);
  const isOld = freshUntil <= now;
  if (isOld && !(problem && isFinite(series.freshUntil))) {
    return {
      findings: [
        problem
          ? notReadable(stage, problem, describedAt)
          : stale(collected, describedAt),
      ],
    };
  }
  const findings = [...series.findings];
  if (problem && (isOld || !mayPass(problem, collected))) {
    findings.unshift(notReadable(stage, problem, describedAt));
  }
  return {
    facts: believedFacts(
      collected,
      definitions,
      series.staleMetrics,
      isOld ? undefined : describedAt,
      now,
    ),
    findings,
    freshUntil: isOld
      ? series.freshUntil
      : Math.min(freshUntil, series.freshUntil),
  };
}

/** Whether the same question may well be answered when it is asked again soon, as it will be; until then the last answer holds. */
function mayPass(
  { code }: StageProblem,
  { describeFailures }: CollectedStage,
): boolean {
  return (
    code === 'throttled' ||
    ((code === 'unreachable' || code === 'failed') && describeFailures === 1)
  );
}

function believedFacts(
  collected: CollectedStage,
  definitions: SeriesDefinition[],
  staleMetrics: string[],
  /** Since when what the description told of metrics stands; absent when it does no more. */
  toldAt: number | undefined,
  now: number,
): StageFacts {
  const { stage, inventory, problem, describedAt } = collected;
  const { runs, reports, rhythms } = collected;
  const series = collected.series.filter(
    ({ metric }) => !staleMetrics.includes(metric),
  );
  return {
    stage,
    inventory,
    problem,
    describedAt,
    runs,
    reports,
    rhythms,
    ...metricFacts(series, collected.samples, definitions, now, toldAt),
  };
}
