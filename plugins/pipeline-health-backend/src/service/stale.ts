import {
  Finding,
  Pipeline,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A stale row says that it is stale, not what was wrong when it was read. */
export function showStaleSummary<T extends PipelineSummary>(summary: T): T {
  return summary.stale
    ? { ...summary, reason: staleFinding(summary), secondsToLoss: undefined }
    : summary;
}

/**
 * Nothing of a stale pipeline is known any more. What was found last stays
 * there to be read, below the finding that says so.
 */
export function showStalePipeline(pipeline: Pipeline): Pipeline {
  if (!pipeline.stale) {
    return pipeline;
  }
  return {
    ...showStaleSummary(pipeline),
    findings: [staleFinding(pipeline), ...pipeline.findings],
    stages: pipeline.stages.map(stage => ({
      ...stage,
      health: 'unknown',
      consequenceOf: undefined,
      secondsToLoss: undefined,
    })),
  };
}

function staleFinding({ entityRef, collectedAt }: PipelineSummary): Finding {
  return {
    id: 'pipeline/stale',
    stage: entityRef,
    severity: 'unknown',
    title: 'What we know of this pipeline is too old to judge by',
    evidence: collectedAt ? { lastReadAt: collectedAt } : {},
    remedy:
      'See the collection page for why the rounds of collection do not come through.',
    since: collectedAt ?? new Date(0).toISOString(),
  };
}
