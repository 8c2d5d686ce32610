import {
  Finding,
  healthOfSeverity,
  Severity,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { UndatedFinding } from '@pipeline-health/plugin-pipeline-health-node';
import { budgetTroubles, withBudgets } from './budgetFindings';
import { explain, nameOf } from './causes';
import { declarationFindings, noStagesFinding } from './declarationFindings';
import { EvaluatedStage, evaluateStages } from './evaluateStages';
import { foundBefore } from './foundBefore';
import { descriptionFreshUntil } from './freshness';
import { keyFigureOf } from './keyFigure';
import { lossTimesOf } from './lossTimes';
import { PipelineAssessment, StageAssessment } from './PipelineAssessment';
import { PipelineFacts } from './PipelineFacts';
import { Rules } from './rules';
import { joinSummaries } from './summary';
import { resolveThresholds } from './thresholds';
import { say } from './UnsaidFinding';
import { upstreamOrder } from './upstreamOrder';

/**
 * The health of a pipeline, from facts alone: nothing is asked, and the clock
 * is `now`, in epoch milliseconds.
 *
 * A stage is as bad as its worst finding, a pipeline as its worst stage. What
 * is not known, or too old, is `unknown`; a critical finding on fresh facts
 * outranks that.
 */
export function evaluatePipeline(
  facts: PipelineFacts,
  rules: Rules,
  now: number,
): PipelineAssessment {
  const { thresholds, problems } = resolveThresholds(
    rules.thresholds,
    facts.thresholdOverrides,
    rules.kinds,
  );
  const evaluated = sortUpstream(
    evaluateStages(facts, { ...rules, thresholds }, now),
    facts,
  );
  const ownFindings = [
    ...(facts.stages.length ? [] : [noStagesFinding(facts.entityRef)]),
    ...declarationFindings(facts.entityRef, [...facts.problems, ...problems]),
  ].map(finding => say(finding, rules.render));
  const before = foundBefore(facts.previousFindings);
  const date = (finding: UndatedFinding): Finding => {
    const since = before.get(finding.stage)?.get(finding.id)?.since;
    return { ...finding, since: since ?? new Date(now).toISOString() };
  };
  const found = evaluated.flatMap(it => it.findings.map(date));
  const { findings: explained, consequences } = explain(
    evaluated,
    [...found, ...ownFindings.map(date)],
    facts,
  );
  const findings = withBudgets(
    explained,
    budgetTroubles(
      facts.entityRef,
      facts.objectives,
      facts.previousFindings,
      now,
    ).map(({ finding, culprits }) => ({
      finding: date(say(finding, rules.render)),
      culprits,
    })),
  );
  const reason = findings.find(finding => finding.severity !== 'info');
  const losses = evaluated.flatMap(stage => stage.loss ?? []);
  const collectedAt = oldestDescription(evaluated);

  return {
    health: healthOf(findings),
    findings,
    reason,
    readings: joinSummaries(evaluated.map(stage => stage.summary)),
    ...lossTimesOf(losses, collectedAt, now),
    collectedAt:
      collectedAt === undefined
        ? undefined
        : new Date(collectedAt).toISOString(),
    staleAfter: staleAfter(evaluated, now),
    keyFigure: keyFigureOf(evaluated, reason),
    losses: found.filter(({ id }) => isLoss(id, rules)),
    remembered: [
      ...heads(findings, found),
      ...evaluated
        .filter(it => it.context === undefined)
        .flatMap(it => [
          ...(before.get(it.collected.stage.arn)?.values() ?? []),
        ]),
    ],
    stages: new Map(
      evaluated.map(stage => [
        stage.collected.stage.arn,
        assessmentOf(stage, consequences, now),
      ]),
    ),
  };
}

function sortUpstream(
  evaluated: EvaluatedStage[],
  facts: PipelineFacts,
): EvaluatedStage[] {
  const byArn = new Map(
    evaluated.map(stage => [stage.collected.stage.arn, stage]),
  );
  return upstreamOrder([...byArn.keys()], facts.links).flatMap(
    arn => byArn.get(arn) ?? [],
  );
}

/** Findings that have parts, as their own checks found them. */
function heads(findings: readonly Finding[], found: readonly Finding[]) {
  const joined = new Set(findings.filter(it => it.parts).map(nameOf));
  return found.filter(it => joined.has(nameOf(it)));
}

/** Whether a finding tells of data that is lost. */
function isLoss(id: string, { kinds }: Rules): boolean {
  const [kind, check] = id.split('/');
  return (
    kinds.get(kind)?.checks.some(it => it.id === check && it.loss) ?? false
  );
}

function healthOf(findings: { severity: Severity }[]) {
  return worstHealth(findings.map(it => healthOfSeverity(it.severity)));
}

function assessmentOf(
  stage: EvaluatedStage,
  consequences: ReadonlyMap<string, string>,
  now: number,
): StageAssessment {
  const { loss, collected } = stage;
  return {
    health: healthOf(stage.findings),
    consequenceOf: consequences.get(stage.collected.stage.arn),
    readings: stage.readings,
    loss: loss && {
      ...lossTimesOf([loss], collected.describedAt, now),
      countedFrom: collected.describedAt,
    },
    lookback: stage.lookback,
    tier: stage.tier,
  };
}

function oldestDescription(stages: EvaluatedStage[]): number | undefined {
  const times = stages.flatMap(stage => stage.collected.describedAt ?? []);
  return times.length ? Math.min(...times) : undefined;
}

/**
 * Facts that are too old already made their stage unknown; the assessment
 * holds until the next ones get too old.
 */
function staleAfter(stages: EvaluatedStage[], now: number): number {
  const fresh = stages.flatMap(stage => stage.freshUntil ?? []);
  if (fresh.length > 0) {
    return Math.min(...fresh);
  }
  const old = stages.flatMap(({ collected }) =>
    collected.describedAt === undefined
      ? []
      : descriptionFreshUntil(collected.describedAt, collected),
  );
  return old.length ? Math.min(now, ...old) : Number.MAX_SAFE_INTEGER;
}
