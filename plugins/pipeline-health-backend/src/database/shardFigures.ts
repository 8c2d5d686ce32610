import {
  ShardCollection,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import { SourceUsage } from '@pipeline-health/plugin-pipeline-health-node';
import { HOUR } from './packing';

const HOURS_OF_30_DAYS = 30 * 24;

/** A counter since an hour. */
export interface UsageRow {
  counter: string;
  amount: number;
  hour: number;
}

/** What questions were told that failed, and how many. */
export interface FailedQuestions {
  problem: StageProblem;
  count: number;
}

const CALLS = 'calls:';
const FAILED = 'failed:';

/** The counters that usage adds to. */
export function countersOf(
  usage: SourceUsage,
): [counter: string, amount: number][] {
  const counters: [string, number][] = [
    ['metrics', usage.metricsRequested],
    ['questions', usage.questions ?? usage.metricsRequested],
    ['usd', usage.costUsd],
    ['throttles', usage.throttles],
    ...Object.entries(usage.calls).map(([service, calls]): [string, number] => [
      `${CALLS}${service}`,
      calls,
    ]),
    ...Object.entries(usage.failedCalls ?? {}).flatMap(([service, codes]) =>
      Object.entries(codes).map(([code, calls]): [string, number] => [
        `${FAILED}${service}:${code}`,
        calls,
      ]),
    ),
  ];
  return counters.filter(([, amount]) => amount > 0);
}

/** What the counters of a shard say. */
export function usageOf(
  rows: readonly UsageRow[],
  now: number,
): Pick<
  ShardCollection,
  | 'calls'
  | 'failedCalls'
  | 'metricsRequested'
  | 'estimatedMonthlyUsd'
  | 'throttles'
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
    failedCalls: failedCallsOf(amounts),
    metricsRequested: amounts.get('metrics') ?? 0,
    estimatedMonthlyUsd: ((amounts.get('usd') ?? 0) / hours) * HOURS_OF_30_DAYS,
    throttles: amounts.get('throttles') ?? 0,
  };
}

function failedCallsOf(
  amounts: ReadonlyMap<string, number>,
): NonNullable<ShardCollection['failedCalls']> {
  const failed: NonNullable<ShardCollection['failedCalls']> = {};
  for (const [counter, amount] of amounts) {
    if (counter.startsWith(FAILED)) {
      const [service, code] = counter.slice(FAILED.length).split(':');
      failed[service] = { ...failed[service], [code]: amount };
    }
  }
  return failed;
}

/** At most this many different errors are told of one shard. */
const ERRORS_SHOWN = 20;

/** What the problems of a shard say, the most frequent first. */
export function errorsOf(
  failed: readonly FailedQuestions[],
): Pick<ShardCollection, 'errors' | 'missingActions'> {
  const errors = new Map<string, ShardCollection['errors'][number]>();
  const missing = new Set<string>();
  for (const { problem, count } of failed) {
    const { code, message, missingPermission } = problem;
    const key = JSON.stringify([code, message]);
    errors.set(key, {
      code,
      message,
      count: count + (errors.get(key)?.count ?? 0),
    });
    if (missingPermission) {
      missing.add(missingPermission);
    }
  }
  return {
    errors: [...errors.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, ERRORS_SHOWN),
    missingActions: [...missing].sort(),
  };
}
