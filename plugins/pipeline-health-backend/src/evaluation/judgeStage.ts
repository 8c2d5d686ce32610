import {
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
  FindingDraft,
  StageKind,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { UndatedFinding } from './stageProblemFinding';

/** A finding of a check, and where it stands among the checks of its kind. */
export interface CheckedFinding extends UndatedFinding {
  starvation: boolean;
}

/** What a kind says of one stage. */
export interface StageJudgement {
  findings: CheckedFinding[];
  summary: SummaryReadings;
  secondsToLoss?: number;
  lookback: { [metric: string]: number };
  tier: Tier;
}

/** The readings that follow from the collected ones, and those themselves. */
export function deriveReadings(
  kind: StageKind,
  context: CheckContext,
): { [metric: string]: Reading } {
  const derived = guard(() => kind.deriveReadings?.(context));
  return { ...context.readings, ...(derived.ok && derived.value) };
}

/**
 * Asks the kind everything about a stage. Whatever it throws costs only the
 * answer to that question.
 */
export function judgeStage(
  kind: StageKind,
  context: CheckContext,
): StageJudgement {
  const summary = guard(() => kind.summarize?.(context));
  const loss = guard(() => kind.secondsToLoss?.(context));
  const lookback = guard(() => kind.lookback?.(context));
  const tier = guard(() => kind.tier?.(context));
  return {
    findings: runChecks(kind, context),
    summary: (summary.ok && summary.value) || {},
    ...(loss.ok &&
      loss.value !== undefined && {
        secondsToLoss: Math.max(0, Math.floor(loss.value)),
      }),
    lookback: (lookback.ok && lookback.value) || {},
    tier: (tier.ok && tier.value) || 'warm',
  };
}

function runChecks(kind: StageKind, context: CheckContext): CheckedFinding[] {
  const { inventory, stage } = context;
  if (!inventory) {
    return [];
  }
  return kind.checks.flatMap(check => {
    const result = guard(() => check.run({ ...context, inventory }));
    const draft = result.ok ? result.value : brokenCheck(check, result.error);
    if (!draft) {
      return [];
    }
    const { starvation = false, ...finding } = draft;
    return [
      {
        ...finding,
        id: `${stage.kind}/${check.id}`,
        stage: stage.arn,
        starvation,
      },
    ];
  });
}

function brokenCheck(check: Check, error: unknown): FindingDraft {
  return {
    severity: 'unknown',
    title: `The check '${check.id}' failed, so we do not know what it looks for`,
    evidence: {
      error: error instanceof Error ? error.message : String(error),
      looksFor: check.description,
    },
    remedy:
      'This is a fault of Pipeline Health: please report it with the evidence.',
  };
}

type Guarded<T> = { ok: true; value: T } | { ok: false; error: unknown };

function guard<T>(question: () => T): Guarded<T> {
  try {
    return { ok: true, value: question() };
  } catch (error) {
    return { ok: false, error };
  }
}
