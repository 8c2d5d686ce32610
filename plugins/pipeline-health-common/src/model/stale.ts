import { Finding } from './finding';
import { LossTimes } from './loss';
import { Templates } from './message';
import { Pipeline, PipelineSummary } from './pipeline';

const NO_LOSS_TIMES: LossTimes = {
  secondsToLoss: undefined,
  bestSecondsToLoss: undefined,
  lossBasis: undefined,
};

/**
 * A row as it may be believed at a time. Once its `staleAfter` has passed, its
 * health is `unknown`, and it says that it is stale instead of what was wrong
 * when it was read. Why nothing was known before stays the reason: a refused
 * action says more than that time passed.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function summaryAsOf<T extends PipelineSummary>(
  summary: T,
  now: number,
): T {
  return isStaleAt(summary, now) && !isSaidStale(summary)
    ? {
        ...summary,
        health: 'unknown',
        stale: true,
        reason: reasonUnknown(summary) ?? staleFinding(summary),
        ...NO_LOSS_TIMES,
      }
    : summary;
}

/**
 * A pipeline as it may be believed at a time. Nothing of a stale one is known
 * any more; what was found last stays there to be read, below the finding that
 * says so.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function pipelineAsOf(pipeline: Pipeline, now: number): Pipeline {
  const summary = summaryAsOf(pipeline, now);
  if (summary === pipeline) {
    return pipeline;
  }
  return {
    ...summary,
    findings: reasonUnknown(pipeline)
      ? pipeline.findings
      : [staleFinding(pipeline), ...pipeline.findings],
    stages: pipeline.stages.map(stage => ({
      ...stage,
      health: 'unknown',
      consequenceOf: undefined,
      ...NO_LOSS_TIMES,
    })),
  };
}

const STALE = 'pipeline/stale';

/**
 * What is said of a pipeline that is stale.
 *
 * @public
 */
export const staleMessages = {
  'pipeline.stale.title':
    'What we know of this pipeline is too old to judge by',
  'pipeline.stale.remedy':
    'GET /api/pipeline-health/collection tells of every account and region when it was read last, and what failed.',
} as const satisfies Templates;

function isStaleAt(
  { stale, staleAfter }: PipelineSummary,
  now: number,
): boolean {
  return stale || (staleAfter !== undefined && Date.parse(staleAfter) <= now);
}

/** Why nothing is known, if that is the reason. */
function reasonUnknown({ reason }: PipelineSummary): Finding | undefined {
  return reason?.severity === 'unknown' ? reason : undefined;
}

function isSaidStale(summary: PipelineSummary): boolean {
  return summary.stale && reasonUnknown(summary) !== undefined;
}

function staleFinding({ entityRef, collectedAt }: PipelineSummary): Finding {
  return {
    id: STALE,
    stage: entityRef,
    severity: 'unknown',
    claim: 'own-fault',
    title: staleMessages['pipeline.stale.title'],
    evidence: collectedAt ? { lastReadAt: collectedAt } : {},
    remedy: staleMessages['pipeline.stale.remedy'],
    message: { key: 'pipeline.stale', values: {} },
    since: collectedAt ?? new Date(0).toISOString(),
  };
}
