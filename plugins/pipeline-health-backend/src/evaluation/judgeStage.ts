import {
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
  checksOf,
  findingOf,
  StageKind,
  Tier,
  UndatedFinding,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageLoss } from './lossTimes';
import { Rules } from './rules';
import { say } from './UnsaidFinding';

/** What a kind says of one stage. */
export interface StageJudgement {
  findings: UndatedFinding[];
  summary: SummaryReadings;
  loss?: StageLoss;
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
  rules: Pick<Rules, 'render'>,
): StageJudgement {
  const summary = guard(() => kind.summarize?.(context));
  const lookback = guard(() => kind.lookback?.(context));
  const tier = guard(() => kind.tier?.(context));
  return {
    findings: runChecks(kind, context, rules),
    summary: (summary.ok && summary.value) || {},
    loss: lossOf(kind, context, rules),
    lookback: (lookback.ok && lookback.value) || {},
    tier: (tier.ok && tier.value) || 'warm',
  };
}

/** A broken clock says that it does not know, by being silent. */
function lossOf(
  kind: StageKind,
  context: CheckContext,
  { render }: Pick<Rules, 'render'>,
): StageLoss | undefined {
  const clock = guard(() => {
    const told = kind.lossClock?.(context);
    return told && { ...told, text: render(told.basis) };
  });
  if (!clock.ok || !clock.value) {
    return undefined;
  }
  const { seconds, bestSeconds, retentionSeconds, basis, text } = clock.value;
  return {
    seconds: Math.max(0, Math.floor(seconds)),
    ...(bestSeconds !== undefined && {
      bestSeconds: Math.max(0, Math.floor(bestSeconds)),
    }),
    ...(retentionSeconds !== undefined && { retentionSeconds }),
    basis: { stage: context.stage.arn, text, message: basis },
  };
}

function runChecks(
  kind: StageKind,
  context: CheckContext,
  { render }: Pick<Rules, 'render'>,
): UndatedFinding[] {
  const { inventory, stage } = context;
  if (!inventory) {
    return [];
  }
  // The same for all, so that what they share is worked out once.
  const described = { ...context, inventory };
  return checksOf(kind).flatMap(check => {
    const result = guard(() => {
      const draft = check.run(described);
      return draft ? [findingOf(draft, check, stage, render)] : [];
    });
    return result.ok
      ? result.value
      : [brokenCheck(check, context, result.error, render)];
  });
}

function brokenCheck(
  check: Check,
  { stage }: CheckContext,
  error: unknown,
  render: Rules['render'],
): UndatedFinding {
  return say(
    {
      id: `${stage.kind}/${check.id}`,
      stage: stage.arn,
      severity: 'unknown',
      claim: check.claim,
      message: { key: 'stage.check-failed', values: { check: check.id } },
      evidence: {
        error: error instanceof Error ? error.message : String(error),
        looksFor: check.description,
      },
    },
    render,
  );
}

type Guarded<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Code of a kind must not take the others down. */
export function guard<T>(question: () => T): Guarded<T> {
  try {
    return { ok: true, value: question() };
  } catch (error) {
    return { ok: false, error };
  }
}
