import {
  Sample,
  SeriesResult,
} from '@pipeline-health/plugin-pipeline-health-node';
import { PlannedQuery } from './PlannedQuery';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Shorter windows are asked for by the minute at once. */
const LONG = 25 * HOUR;

/** Windows that are no further apart are asked for as one: a call counts towards quotas too. */
const NEAR = 12 * HOUR;

/** What is asked of each hour; CloudWatch bills them as one metric. */
const OF_HOURS = ['Minimum', 'Maximum', 'SampleCount'];

/** What the one sample of a minute comes to is that sample, by any of these. */
const OF_ONE = /^(?:Minimum|Maximum|Average|Sum|p[\d.]+)$/;

interface Window {
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Epoch milliseconds, exclusive. */
  to: number;
}

/** What is known of a long window by its hours. */
export interface KnownHours {
  /** The value of every minute of an hour, by the hour's beginning. */
  values: ReadonlyMap<number, number>;
  /** What is to be asked for by the minute, oldest first. */
  open: Window[];
}

/**
 * Whether a query is to be asked for by the hour first. Days of minutes use up
 * the quota of points, and of hours in which nothing happened three figures tell
 * them all.
 */
export function isLong({
  metric,
  request,
  period,
  statistic,
}: PlannedQuery): boolean {
  return (
    metric.everyMinute === true &&
    period === 60 &&
    OF_ONE.test(statistic) &&
    request.to - request.from > LONG
  );
}

/** What to ask of the full hours of a window. */
export function hourQueries(query: PlannedQuery): PlannedQuery[] {
  const { namespace, name, dimensions } = query.metric;
  const { from, to } = query.request;
  return OF_HOURS.map(statistic => ({
    // As it is counted, not in our unit.
    metric: { namespace, name, dimensions },
    request: { ...query.request, from: hourOf(from), to: hourOf(to) },
    statistic,
    period: 3600,
  }));
}

/**
 * What the answers to {@link hourQueries} tell, in their order. An hour with a
 * sample for each minute, the least of which is the greatest, is known to the
 * minute; so is one without any. The rest must be asked for.
 */
export function knownHours(
  { request: { from, to }, metric: { scale = 1 } }: PlannedQuery,
  answers: readonly SeriesResult[],
): KnownHours {
  const [least, greatest, counts] = answers.map(valuesByTime);
  const values = new Map<number, number>();
  if (!least || !greatest || !counts) {
    return { values, open: [{ from, to }] };
  }
  const open: Window[] = [];
  for (let hour = hourOf(from); hour < to; hour += HOUR) {
    const value = least.get(hour);
    const isFull = hour + HOUR <= to;
    const isOne = counts.get(hour) === 60 && value === greatest.get(hour);
    if (isFull && isOne && value !== undefined) {
      values.set(hour, value * scale);
    } else if (!isFull || counts.has(hour)) {
      const last = open[open.length - 1];
      const end = Math.min(hour + HOUR, to);
      if (last && hour - last.to <= NEAR) {
        last.to = end;
      } else {
        open.push({ from: Math.max(hour, from), to: end });
      }
    }
  }
  return { values, open };
}

/** The result for a window of which some was known by its hours and the rest was asked for. */
export function joinHours(
  { request: { id, from, to } }: PlannedQuery,
  { values, open }: KnownHours,
  answers: readonly SeriesResult[],
): SeriesResult {
  const asked: Sample[] = [];
  let outcome: 'complete' | 'partial' = 'complete';
  for (const answer of answers) {
    if ('problem' in answer) {
      return { ...answer, id };
    }
    asked.push(...answer.samples);
    outcome = answer.outcome === 'partial' ? 'partial' : outcome;
  }
  const known = [...values].flatMap(([hour, value]) =>
    open.some(window => hour >= window.from && hour < window.to)
      ? []
      : minutesOf(hour, value).filter(({ at }) => at >= from && at < to),
  );
  return {
    id,
    outcome,
    samples: [...known, ...asked].sort((a, b) => a.at - b.at),
  };
}

function minutesOf(hour: number, value: number): Sample[] {
  return Array.from({ length: 60 }, (_, minute) => ({
    at: hour + minute * MINUTE,
    value,
  }));
}

function hourOf(time: number): number {
  return Math.floor(time / HOUR) * HOUR;
}

/** Nothing of an answer that is not complete. */
function valuesByTime(answer: SeriesResult): Map<number, number> | undefined {
  return answer.outcome === 'complete'
    ? new Map(answer.samples.map(({ at, value }) => [at, value]))
    : undefined;
}
