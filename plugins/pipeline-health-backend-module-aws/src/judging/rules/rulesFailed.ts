import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Check,
  CheckContext,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { RuleResult, ruleResults } from './ruleResults';

type Result = RuleResult & { at: number };

/** The check that the data kept its rules when they were checked last. */
export function rulesFailed<
  TInventory extends JsonObject,
  TThreshold extends string,
>(options: {
  /** Those of the results that still count: a ruleset may not be checked any more. */
  counts(
    result: Result,
    context: CheckContext<TInventory, TThreshold> & { inventory: TInventory },
    results: readonly Result[],
  ): boolean;
  /** Where the rules are found that fail. */
  where: string;
}): Check<TInventory, TThreshold> {
  return {
    id: 'rules-failed',
    title: 'Rules of data quality fail',
    description:
      'A run succeeds although the rules of its rulesets fail: bad data goes on to whatever reads it. It is found until a later result tells otherwise.',
    claim: 'own-fault',
    messages: {
      title_one: 'The data breaks the ruleset {{ruleset}}',
      title_other: 'The data breaks {{count}} rulesets of data quality',
      title_counted_one: 'The data breaks the {{count}} rule of data quality',
      title_counted_other:
        'The data breaks {{failed}} of {{count}} rules of data quality',
      title_unchecked_one: 'The ruleset {{ruleset}} could not be checked',
      title_unchecked_other: '{{count}} rulesets could not be checked',
      remedy: `${options.where} Then mend the source of the data, or the rule, and run the job again.`,
    },
    run(context) {
      const results = ruleResults(context.reports);
      const bad = results.filter(
        result =>
          result.state !== 'passed' && options.counts(result, context, results),
      );
      const failed = bad.filter(({ state }) => state === 'failed');
      const told = failed.length ? failed : bad;
      return told.length
        ? draftOf(told, context.previous['rules-failed'])
        : undefined;
    },
  };
}

function draftOf(
  told: readonly Result[],
  previous: Finding | undefined,
): FindingDraft {
  const [{ state, ruleset, run }] = told;
  const failed = sum(told.map(each => each.failed));
  const rules = sum(told.map(each => each.rules));
  const isCounted = state === 'failed' && failed && rules;
  const began = Math.min(...told.map(({ at }) => at));
  const before = previous?.onsetAt && Date.parse(previous.onsetAt);
  return {
    severity: 'warning',
    ...(state === 'unchecked' && { variant: 'unchecked' }),
    ...(isCounted && { variant: 'counted' }),
    values: isCounted
      ? { failed, count: rules }
      : { ruleset, count: told.length },
    evidence: {
      rulesets: told.map(each => each.ruleset),
      ...(isCounted && { failedRules: failed, rules }),
      ...(run && { run }),
      checkedAt: new Date(told[0].at).toISOString(),
      ...reportsOf(told),
    },
    onsetAt: before ? Math.min(before, began) : began,
  };
}

function reportsOf(told: readonly Result[]): { reports?: string[] } {
  const reports = told.flatMap(({ report }) => report ?? []);
  return reports.length ? { reports } : {};
}

/** Undefined where one of them is not told. */
function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (all, count) =>
      all === undefined || count === undefined ? undefined : all + count,
    0,
  );
}
