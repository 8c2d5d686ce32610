import {
  budgetFindingId,
  Finding,
  MessageValue,
  PipelineObjective,
} from '@pipeline-health/plugin-pipeline-health-common';
import { rankOf } from './causes';
import { UnsaidFinding } from './UnsaidFinding';
import { budgetOf, CountedObjective } from './objectives';

/** That an error budget is spent too fast, and the stages at which it is. */
export interface BudgetTrouble<TFinding> {
  finding: TFinding;
  /** ARNs, the worst first. */
  culprits: readonly string[];
}

/** What is found of the error budgets of a pipeline. What burnt when it was last known burns until something else is known. */
export function budgetTroubles(
  entityRef: string,
  objectives: readonly CountedObjective[],
  previous: readonly Finding[],
  now: number,
): BudgetTrouble<UnsaidFinding>[] {
  return objectives.flatMap(counted => {
    const { culprits } = counted;
    const status = budgetOf(counted, now);
    const id = budgetFindingId(status.name);
    const isKnown = status.burnRates.some(({ rate }) => rate !== undefined);
    const before = previous.find(it => it.id === id && it.stage === entityRef);
    const burning = status.burnRates.find(it => it.burning);
    if (burning) {
      const { severity, rate = 0 } = burning;
      const values = { ...wordsOf(status), rate: rounded(rate) };
      const finding: UnsaidFinding = {
        id,
        stage: entityRef,
        severity,
        claim: 'own-fault',
        message: {
          key: `pipeline.${status.name}-budget`,
          ...((status.budgetLeft ?? 0) <= 0 && { variant: 'spent' }),
          values,
        },
        evidence: evidenceOf(status, rate),
      };
      return [{ finding, culprits }];
    }
    if (before && !isKnown) {
      const { since: _, followsFrom: _follows, ...finding } = before;
      return [{ finding, culprits }];
    }
    return [];
  });
}

/**
 * Puts what is found of error budgets among all that is found. It follows from
 * what is found on the stages at which it burns, or else from what is looked at
 * first; alone it stands where it belongs by its severity.
 */
export function withBudgets(
  findings: readonly Finding[],
  troubles: readonly BudgetTrouble<Finding>[],
): Finding[] {
  const all = [...findings];
  for (const { finding, culprits } of troubles) {
    const cause = causeAmong(all, culprits);
    if (cause) {
      const last = all.findLastIndex(it => isOf(it, cause));
      all.splice(last + 1, 0, { ...finding, followsFrom: cause });
    } else {
      const place = all.findIndex(
        it =>
          !it.followsFrom &&
          all
            .filter(member => isOf(member, it))
            .every(
              member => rankOf(member.severity) > rankOf(finding.severity),
            ),
      );
      all.splice(place < 0 ? all.length : place, 0, finding);
    }
  }
  return all;
}

/** The first cause of what keeps data back: at one of the stages, or anywhere. */
function causeAmong(
  findings: readonly Finding[],
  culprits: readonly string[],
): Pick<Finding, 'stage' | 'id'> | undefined {
  const troubles = findings.filter(
    it =>
      it.claim !== 'posture' &&
      (it.severity === 'critical' || it.severity === 'warning') &&
      !it.id.startsWith('pipeline/'),
  );
  const found =
    culprits
      .flatMap(arn => troubles.find(({ stage }) => stage === arn) ?? [])
      .at(0) ?? troubles.at(0);
  return found && (found.followsFrom ?? { stage: found.stage, id: found.id });
}

/** Whether a finding is a cause or follows from it. */
function isOf(finding: Finding, cause: Pick<Finding, 'stage' | 'id'>): boolean {
  const { stage, id } = finding.followsFrom ?? finding;
  return stage === cause.stage && id === cause.id;
}

function wordsOf({
  target,
  within = 0,
  budgetLeft = 0,
  spentAt,
}: PipelineObjective): { [name: string]: MessageValue } {
  return {
    target: { value: target, unit: 'ratio' },
    within: { value: within, unit: 'seconds' },
    left: { value: Math.max(0, budgetLeft), unit: 'ratio' },
    ...(spentAt !== undefined && {
      spentAt: { value: Date.parse(spentAt), unit: 'time' },
    }),
  };
}

function evidenceOf(
  { target, attained, budgetLeft, spentAt }: PipelineObjective,
  rate: number,
): Finding['evidence'] {
  return {
    burnRateRatio: rounded(rate),
    targetRatio: target,
    ...(attained !== undefined && { attainedRatio: attained }),
    ...(budgetLeft !== undefined && { budgetLeftRatio: budgetLeft }),
    ...(spentAt !== undefined && { spentAt }),
  };
}

function rounded(rate: number): number {
  return rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate);
}
