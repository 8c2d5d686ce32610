import {
  Evidence,
  MessageValue,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  kindKey,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { CollectedStage } from './PipelineFacts';
import { UnsaidFinding } from './UnsaidFinding';

/** The stage could not be described: its present state is unknown. */
export function notReadable(
  stage: StageRef,
  problem: StageProblem,
  describedAt: number | undefined,
): UnsaidFinding {
  return unknown(stage, 'not-readable', {
    variant: problem.code,
    values: problemValues(stage, problem),
    evidence: problemEvidence(problem, describedAt),
  });
}

/** The stage was there once and AWS says that it is not any more. */
export function deleted(
  stage: StageRef,
  problem: StageProblem,
  describedAt: number,
): UnsaidFinding {
  return {
    ...unknown(stage, 'deleted', {
      evidence: problemEvidence(problem, describedAt),
    }),
    severity: 'critical',
  };
}

/** Some metrics of the stage could not be asked for. */
export function metricsNotReadable(
  stage: StageRef,
  metrics: string[],
  problem: StageProblem,
): UnsaidFinding {
  return unknown(stage, 'metrics-not-readable', {
    variant: problem.code,
    values: problemValues(stage, problem),
    evidence: { metrics, ...problemEvidence(problem, undefined) },
  });
}

/** No source knows what the stage is. */
export function unknownKind(stage: StageRef): UnsaidFinding {
  return unknown(stage, 'unknown-kind', {
    values: { kind: stage.kind, arn: stage.arn },
  });
}

/** The kind of the stage cannot make sense of what was stored of it. */
export function notUnderstood(stage: StageRef, error: unknown): UnsaidFinding {
  return unknown(stage, 'not-understood', {
    evidence: { error: error instanceof Error ? error.message : String(error) },
  });
}

/** Nobody has asked for the stage so far. */
export function notYetRead(stage: StageRef): UnsaidFinding {
  return unknown(stage, 'not-yet-read', {});
}

/** The last description is too old. */
export function stale(
  { stage, describeEvery }: CollectedStage,
  describedAt: number,
): UnsaidFinding {
  return unknown(stage, 'stale', {
    evidence: {
      lastReadAt: new Date(describedAt).toISOString(),
      readEverySeconds: describeEvery,
    },
  });
}

/** Some metrics have not been answered lately, or never. */
export function metricsNotFresh(
  { stage, series }: CollectedStage,
  metrics: string[],
): UnsaidFinding {
  const times = series
    .filter(it => metrics.includes(it.metric))
    .flatMap(it => it.askedUntil ?? []);
  const never = times.length === 0;
  return unknown(stage, never ? 'metrics-not-yet-read' : 'stale-metrics', {
    evidence: {
      metrics,
      ...(!never && {
        lastReadAt: new Date(Math.min(...times)).toISOString(),
      }),
    },
  });
}

function unknown(
  stage: StageRef,
  id: string,
  said: {
    variant?: string;
    values?: { [name: string]: MessageValue };
    evidence?: Evidence;
  },
): UnsaidFinding {
  return {
    id: `${stage.kind}/${id}`,
    stage: stage.arn,
    severity: 'unknown',
    claim: 'own-fault',
    message: {
      key: `stage.${id}`,
      ...(said.variant !== undefined && { variant: said.variant }),
      values: {
        kind: { key: kindKey(stage.kind), values: {} },
        name: stage.name,
        ...said.values,
      },
    },
    evidence: said.evidence ?? {},
  };
}

/** Actions of CloudWatch are allowed on all resources or on none. */
function problemValues(stage: StageRef, problem: StageProblem) {
  const { missingPermission = '' } = problem;
  return {
    action: missingPermission || { key: 'stage.the-call', values: {} },
    resource: missingPermission.startsWith('cloudwatch:') ? '*' : stage.arn,
    arn: stage.arn,
    account: stage.account,
    region: stage.region,
    message: problem.sentence ?? problem.message,
  };
}

function problemEvidence(
  problem: StageProblem,
  describedAt: number | undefined,
): Evidence {
  return {
    code: problem.code,
    message: problem.message,
    ...(problem.missingPermission && {
      missingPermission: problem.missingPermission,
    }),
    ...(describedAt !== undefined && {
      lastReadAt: new Date(describedAt).toISOString(),
    }),
  };
}
