import {
  Evidence,
  MessageValue,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { CollectedStage } from './PipelineFacts';
import { UnsaidFinding } from './UnsaidFinding';

/** The stage could not be described: its present state is unknown. */
export function notReadable(
  stage: StageRef,
  kind: StageKind,
  problem: StageProblem,
  describedAt: number | undefined,
): UnsaidFinding {
  return unknown(stage, 'not-readable', kind.title, {
    variant: problem.code,
    values: problemValues(stage, problem),
    evidence: problemEvidence(problem, describedAt),
  });
}

/** The stage was there once and AWS says that it is not any more. */
export function deleted(
  stage: StageRef,
  kind: StageKind,
  problem: StageProblem,
  describedAt: number,
): UnsaidFinding {
  return {
    ...unknown(stage, 'deleted', kind.title, {
      evidence: problemEvidence(problem, describedAt),
    }),
    severity: 'critical',
  };
}

/** Some metrics of the stage could not be asked for. */
export function metricsNotReadable(
  stage: StageRef,
  kind: StageKind,
  metrics: string[],
  problem: StageProblem,
): UnsaidFinding {
  return unknown(stage, 'metrics-not-readable', kind.title, {
    variant: problem.code,
    values: problemValues(stage, problem),
    evidence: { metrics, ...problemEvidence(problem, undefined) },
  });
}

/** No source knows what the stage is. */
export function unknownKind(stage: StageRef): UnsaidFinding {
  return unknown(stage, 'unknown-kind', stage.kind, {
    values: { arn: stage.arn },
  });
}

/** The kind of the stage cannot make sense of what was stored of it. */
export function notUnderstood(stage: StageRef, error: unknown): UnsaidFinding {
  return unknown(stage, 'not-understood', stage.kind, {
    evidence: { error: error instanceof Error ? error.message : String(error) },
  });
}

/** Nobody has asked for the stage so far. */
export function notYetRead(stage: StageRef, kind: StageKind): UnsaidFinding {
  return unknown(stage, 'not-yet-read', kind.title, {});
}

/** The last description is too old. */
export function stale(
  { stage, describeEvery }: CollectedStage,
  kind: StageKind,
  describedAt: number,
): UnsaidFinding {
  return unknown(stage, 'stale', kind.title, {
    evidence: {
      lastReadAt: new Date(describedAt).toISOString(),
      readEverySeconds: describeEvery,
    },
  });
}

/** Some metrics have not been answered lately, or never. */
export function metricsNotFresh(
  { stage, series }: CollectedStage,
  kind: StageKind,
  metrics: string[],
): UnsaidFinding {
  const times = series
    .filter(it => metrics.includes(it.metric))
    .flatMap(it => it.askedUntil ?? []);
  const never = times.length === 0;
  return unknown(
    stage,
    never ? 'metrics-not-yet-read' : 'stale-metrics',
    kind.title,
    {
      evidence: {
        metrics,
        ...(!never && {
          lastReadAt: new Date(Math.min(...times)).toISOString(),
        }),
      },
    },
  );
}

function unknown(
  stage: StageRef,
  id: string,
  kindTitle: string,
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
      values: { kind: kindTitle, name: stage.name, ...said.values },
    },
    evidence: said.evidence ?? {},
  };
}

/** Actions of CloudWatch are allowed on all resources or on none. */
function problemValues(stage: StageRef, problem: StageProblem) {
  const action = problem.missingPermission ?? 'the call';
  return {
    action,
    resource: /^cloudwatch:/.test(action) ? '*' : stage.arn,
    arn: stage.arn,
    account: stage.account,
    region: stage.region,
    message: problem.message,
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
