import {
  SeriesDefinition,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { seriesFreshUntil } from './freshness';
import { metricsNotFresh } from './notFreshFinding';
import { CollectedStage } from './PipelineFacts';
import { metricsNotReadable, UndatedFinding } from './stageProblemFinding';

/** Which metrics of a stage cannot be believed, and until when the others can. */
export interface SeriesKnowledge {
  staleMetrics: string[];
  findings: UndatedFinding[];
  /** Epoch milliseconds; infinite when the stage has no fresh metrics. */
  freshUntil: number;
}

/**
 * Judges by what was asked, not by what came: an idle queue has no points and
 * is well known nevertheless.
 */
export function knowSeries(
  collected: CollectedStage,
  kind: StageKind,
  definitions: SeriesDefinition[],
  now: number,
): SeriesKnowledge {
  const staleMetrics: string[] = [];
  let freshUntil = Infinity;
  for (const definition of definitions) {
    const until = knownUntil(collected, definition);
    if (until < now) {
      staleMetrics.push(definition.metric);
    } else {
      freshUntil = Math.min(freshUntil, until);
    }
  }
  return {
    staleMetrics,
    findings: explain(collected, kind, staleMetrics),
    freshUntil,
  };
}

/** A reading may be newer than the last answer: descriptions give some as well. */
function knownUntil(
  collected: CollectedStage,
  definition: SeriesDefinition,
): number {
  const series = collected.series.find(it => it.metric === definition.metric);
  const reading = collected.readings[definition.metric];
  if (series?.askedUntil === undefined && !reading) {
    return -Infinity;
  }
  return seriesFreshUntil(
    Math.max(series?.askedUntil ?? 0, reading ? Date.parse(reading.at) : 0),
    series ?? { every: collected.describeEvery },
    definition,
  );
}

/** One finding for each reason, however many metrics it has. */
function explain(
  collected: CollectedStage,
  kind: StageKind,
  metrics: string[],
): UndatedFinding[] {
  const byReason = new Map<
    string,
    { problem?: StageProblem; metrics: string[] }
  >();
  for (const metric of metrics) {
    const problem = collected.series.find(it => it.metric === metric)?.problem;
    const reason = `${problem?.code} ${problem?.missingPermission}`;
    const group = byReason.get(reason) ?? { problem, metrics: [] };
    group.metrics.push(metric);
    byReason.set(reason, group);
  }
  return [...byReason.values()].map(group =>
    group.problem
      ? metricsNotReadable(
          collected.stage,
          kind.title,
          group.metrics,
          group.problem,
        )
      : metricsNotFresh(collected, kind, group.metrics),
  );
}
