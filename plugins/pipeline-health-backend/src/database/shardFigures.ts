import {
  ShardCollection,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { SourceUsage } from '@pipeline-health/plugin-pipeline-health-node';
import { HOUR } from './packing';
import { jsonOf, Stored } from './values';

const HOURS_OF_30_DAYS = 30 * 24;

/** A counter since an hour. */
export interface UsageRow {
  counter: string;
  amount: number;
  hour: number;
}

/** A problem (JSON), and how often it occurs. */
export interface ProblemRow {
  problem: string;
  count: Stored;
}

const CALLS = 'calls:';

/** The counters that usage adds to. */
export function countersOf(
  usage: SourceUsage,
): [counter: string, amount: number][] {
  const counters: [string, number][] = [
    ['metrics', usage.metricsRequested],
    ['usd', usage.costUsd],
    ['throttles', usage.throttles],
    ...Object.entries(usage.calls).map(([service, calls]): [string, number] => [
      `${CALLS}${service}`,
      calls,
    ]),
  ];
  return counters.filter(([, amount]) => amount > 0);
}

/** What the counters of a shard say. */
export function usageOf(
  rows: readonly UsageRow[],
  now: number,
): Pick<
  ShardCollection,
  'calls' | 'metricsRequested' | 'estimatedMonthlyUsd' | 'throttles'
> {
  const amounts = new Map(rows.map(row => [row.counter, Number(row.amount)]));
  const firstHour = rows.reduce((a, row) => Math.min(a, row.hour), Infinity);
  // At least one hour, so that the first minutes do not look like a fortune.
  const hours = Math.max(1, now / HOUR - firstHour);
  return {
    calls: Object.fromEntries(
      [...amounts]
        .filter(([counter]) => counter.startsWith(CALLS))
        .map(([counter, amount]) => [counter.slice(CALLS.length), amount]),
    ),
    metricsRequested: amounts.get('metrics') ?? 0,
    estimatedMonthlyUsd: ((amounts.get('usd') ?? 0) / hours) * HOURS_OF_30_DAYS,
    throttles: amounts.get('throttles') ?? 0,
  };
}

/** At most this many different errors are told of one shard. */
const ERRORS_SHOWN = 20;

/** What the problems of a shard say, the most frequent first. */
export function errorsOf(
  rows: readonly ProblemRow[],
): Pick<ShardCollection, 'errors' | 'missingActions'> {
  const errors = new Map<string, ShardCollection['errors'][number]>();
  const missing = new Set<string>();
  for (const row of rows) {
    const problem = jsonOf<StageProblem>(row.problem);
    if (problem) {
      const key = JSON.stringify([problem.code, problem.message]);
      const { code, message } = problem;
      const count = Number(row.count) + (errors.get(key)?.count ?? 0);
      errors.set(key, { code, message, count });
      if (problem.missingPermission) {
        missing.add(problem.missingPermission);
      }
    }
  }
  return {
    errors: [...errors.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, ERRORS_SHOWN),
    missingActions: [...missing].sort(),
  };
}
