import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { seriesFreshUntil } from './freshness';
import { CollectedStage, SeriesState } from './PipelineFacts';
import { metricsNotFresh, metricsNotReadable } from './unknownFindings';
import { UnsaidFinding } from './UnsaidFinding';

/** Which metrics of a stage cannot be believed, and until when the others can. */
export interface SeriesKnowledge {
  staleMetrics: string[];
  findings: UnsaidFinding[];
  /** Epoch milliseconds; infinite when the stage has no fresh metrics. */
  freshUntil: number;
}

/** Failures after which no answer is to be expected until somebody repairs something. */
const LASTING: readonly StageProblem['code'][] = [
  'access-denied',
  'not-found',
  'invalid',
  'credentials',
  'clock',
];

/**
 * Judges by what was asked, not by what came: an idle queue has no points and
 * is well known nevertheless. What may not be asked for is told at once, though
 * the last answer holds for as long as it would have.
 */
export function knowSeries(
  collected: CollectedStage,
  definitions: SeriesDefinition[],
  now: number,
): SeriesKnowledge {
  const staleMetrics: string[] = [];
  const unreadable: string[] = [];
  let freshUntil = Infinity;
  for (const definition of definitions) {
    const { metric } = definition;
    const series = collected.series.find(it => it.metric === metric);
    const until = knownUntil(series, definition);
    const isStale = until <= now;
    if (isStale) {
      staleMetrics.push(metric);
    } else {
      freshUntil = Math.min(freshUntil, until);
    }
    if (isStale || (series?.problem && isLasting(series.problem))) {
      unreadable.push(metric);
    }
  }
  return {
    staleMetrics,
    findings: explain(collected, unreadable),
    freshUntil,
  };
}

function isLasting({ code }: StageProblem): boolean {
  return LASTING.includes(code);
}

/** A sample may be newer than the last answer: descriptions give some as well. */
function knownUntil(
  series: SeriesState | undefined,
  definition: SeriesDefinition,
): number {
  const times = [series?.askedUntil, series?.last?.at].filter(
    time => time !== undefined,
  );
  return series && times.length
    ? seriesFreshUntil(Math.max(...times), series, definition)
    : -Infinity;
}

/** One finding for each reason, however many metrics it has. */
function explain(
  collected: CollectedStage,
  metrics: string[],
): UnsaidFinding[] {
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
      ? metricsNotReadable(collected.stage, group.metrics, group.problem)
      : metricsNotFresh(collected, group.metrics),
  );
}
