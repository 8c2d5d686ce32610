import {
  BurnRate,
  ObjectiveCount,
  PipelineObjective,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Objective } from './objectives';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time over which an error budget is spent, in milliseconds. */
export const BUDGET_TIME = 28 * DAY;

/** Newest minutes that are known only so long ago tell nothing of how fast the budget is spent now. */
const KNOWN_LATELY = 2 * HOUR;

/** What was counted from one time to another, in epoch milliseconds. */
export interface CountedTimespan extends ObjectiveCount {
  from: number;
  until: number;
}

/** What an objective counted, and what it counts. */
export interface CountedObjective {
  objective: Objective;
  unit: PipelineObjective['unit'];
  measuredBy: PipelineObjective['measuredBy'];
  /** Oldest first, without overlap: hours or days that are over, then minutes. */
  counted: readonly CountedTimespan[];
  /** ARNs of the stages at which it was bad in the last minutes that are known, the worst first. */
  culprits: readonly string[];
}

type Window = Pick<
  BurnRate,
  'window' | 'shortWindow' | 'threshold' | 'severity'
>;

/** For what flows: 2 % of the budget within an hour, or 5 % within six. */
const OF_FLOWS: readonly Window[] = [
  { window: 3600, shortWindow: 300, threshold: 14.4, severity: 'critical' },
  { window: 21_600, shortWindow: 1800, threshold: 6, severity: 'warning' },
];

/** For what comes a few times a day: about 11 % of the budget within a day, or within three. */
const OF_BATCHES: readonly Window[] = [
  { window: 86_400, shortWindow: 7200, threshold: 3, severity: 'critical' },
  { window: 259_200, shortWindow: 21_600, threshold: 1, severity: 'warning' },
];

/** Data that may be so old, in seconds, comes in batches. */
const BATCH_SECONDS = 6 * 3600;

/** How far back minutes are needed, in milliseconds: longer windows are counted by the hour. */
export const MINUTES_NEEDED = 6 * HOUR;

/** How an objective does, from what was counted. */
export function budgetOf(
  { objective, unit, measuredBy, counted }: CountedObjective,
  now: number,
): PipelineObjective {
  const from = now - BUDGET_TIME;
  const inTime = counted.filter(it => it.until > from && it.from < now);
  const total = sumOf(inTime);
  const events = total.good + total.bad;
  const allowed = 1 - objective.target;
  const known = knownShare(inTime);
  const budget =
    known > 0 && events > 0 ? (allowed * events) / known : undefined;
  const burnRates = windowsOf(objective, unit).map(window =>
    burnRateOf(window, counted, { allowed, budget }, now),
  );
  const left = budget === undefined ? undefined : 1 - total.bad / budget;
  return {
    ...objective,
    unit,
    measuredBy,
    from: new Date(from).toISOString(),
    until: new Date(now).toISOString(),
    ...total,
    ...(events > 0 && { attained: total.good / events }),
    ...(budget !== undefined && { budget, budgetLeft: left }),
    burnRates,
    ...spentAt(left, burnRates, now),
    days: daysOf(inTime),
  };
}

/** When what is left is spent, at the pace of the first window that burns. */
function spentAt(
  left: number | undefined,
  burnRates: readonly BurnRate[],
  now: number,
): Pick<PipelineObjective, 'spentAt'> {
  const rate = burnRates.find(({ burning }) => burning)?.rate;
  return left === undefined || left <= 0 || !rate
    ? {}
    : { spentAt: new Date(now + (left * BUDGET_TIME) / rate).toISOString() };
}

function windowsOf(
  { within = 0 }: Objective,
  unit: PipelineObjective['unit'],
): readonly Window[] {
  return unit === 'runs' || within >= BATCH_SECONDS ? OF_BATCHES : OF_FLOWS;
}

/**
 * How fast the budget was spent in the last minutes that are known. Few events
 * make a high rate of little: it burns when it spent what that rate spends of
 * the whole budget, too.
 */
function burnRateOf(
  { window, shortWindow, threshold, severity }: Window,
  counted: readonly CountedTimespan[],
  { allowed, budget = Infinity }: { allowed: number; budget?: number },
  now: number,
): BurnRate {
  const past = counted.filter(it => it.until <= now);
  const known = past.findLast(it => !it.unknownMinutes && !it.plannedMinutes);
  const isKnownLately = known && known.until > now - KNOWN_LATELY;
  const inWindow = isKnownLately ? timespansOf(past, window, known.until) : [];
  const last = inWindow.findLast(it => it.good + it.bad > 0);
  const long = sumOf(inWindow);
  const rate = rateOf(long, allowed);
  const shortRate =
    last && rateOf(sumOf(timespansOf(past, shortWindow, last.until)), allowed);
  const spent = long.bad / budget;
  return {
    window,
    shortWindow,
    threshold,
    severity,
    ...(rate !== undefined && { rate }),
    ...(shortRate !== undefined && { shortRate }),
    burning:
      (rate ?? 0) >= threshold &&
      (shortRate ?? 0) >= threshold &&
      spent >= (threshold * window * 1000) / BUDGET_TIME,
  };
}

function timespansOf(
  counted: readonly CountedTimespan[],
  seconds: number,
  until: number,
): CountedTimespan[] {
  return counted.filter(
    it => it.from >= until - seconds * 1000 && it.until <= until,
  );
}

function rateOf(
  { good, bad }: ObjectiveCount,
  allowed: number,
): number | undefined {
  return good + bad > 0 ? bad / (good + bad) / allowed : undefined;
}

/** Which share of the four weeks is known. */
function knownShare(counted: readonly CountedTimespan[]): number {
  const { unknownMinutes, plannedMinutes } = sumOf(counted);
  const minutes = counted.reduce(
    (sum, { from, until }) => sum + (until - from) / MINUTE,
    0,
  );
  return ((minutes - unknownMinutes - plannedMinutes) * MINUTE) / BUDGET_TIME;
}

function daysOf(
  counted: readonly CountedTimespan[],
): PipelineObjective['days'] {
  const days = new Map<number, CountedTimespan[]>();
  for (const each of counted) {
    const day = Math.floor(each.from / DAY);
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return [...days].map(([day, ofDay]) => ({
    from: new Date(day * DAY).toISOString(),
    ...sumOf(ofDay),
  }));
}

function sumOf(counts: readonly ObjectiveCount[]): ObjectiveCount {
  const total = { good: 0, bad: 0, unknownMinutes: 0, plannedMinutes: 0 };
  for (const count of counts) {
    total.good += count.good;
    total.bad += count.bad;
    total.unknownMinutes += count.unknownMinutes;
    total.plannedMinutes += count.plannedMinutes;
  }
  return total;
}
