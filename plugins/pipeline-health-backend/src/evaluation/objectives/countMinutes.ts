import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DeliveryMeasure,
  FreshnessMeasure,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Objective } from './objectives';

const MINUTE = 60_000;

/** How far before a time its minutes are looked at, so that it is known what waits then. */
export const MINUTES_BEFORE = 24 * 60;

/** Of how many minutes before the most counts that lay there: what is taken out for a look comes back. */
const HIGH_WATER_MINUTES = 60;

/** What is known of a series minute by minute, from a time on. */
export interface MinuteValues {
  asked: readonly boolean[];
  /** NaN where there is no value. */
  values: readonly number[];
}

/** What counts of one stage, with what is known of it. */
export interface CountedStage<TMeasure> {
  arn: string;
  measure: TMeasure;
  /** Of the metrics that the measure names; all begin at the same minute. */
  series: { readonly [metric: string]: MinuteValues };
  /** Newest first. */
  runs: readonly Run[];
  /** Epoch milliseconds until which its runs are known. */
  runsKnownUntil?: number;
}

/** Which minutes are counted: those of `from` to `until`, in epoch milliseconds, and what lies before them is known since `since`. */
export interface CountedTime {
  since: number;
  from: number;
  until: number;
  /** When it is worked on, in epoch milliseconds. */
  planned: readonly { from: number; until: number }[];
}

/** What one minute was. */
export interface CountedMinute {
  at: number;
  good: number;
  bad: number;
  isUnknown: boolean;
  isPlanned: boolean;
  /** The ARNs of the stages that it was bad at, the worst first. */
  culprits: string[];
}

/** What a stage tells of a minute; undefined when it is not known. */
type Told<T> = (minute: number) => T | undefined;

/** Whether data was fresh, minute by minute: a minute is bad when the data of any stage was too old, and unknown when that of any is not known. */
export function countFreshness(
  stages: readonly CountedStage<FreshnessMeasure>[],
  { within = Infinity }: Pick<Objective, 'within'>,
  time: CountedTime,
): CountedMinute[] {
  const ages = stages.map(stage => ({
    arn: stage.arn,
    ageAt: stage.measure.runs
      ? ageOfRuns(stage, time, within)
      : ageOfWaiting(stage, time),
  }));
  return minutesOf(time, minute => {
    const known = ages.map(({ arn, ageAt }) => ({ arn, age: ageAt(minute) }));
    const old = known
      .flatMap(({ arn, age = 0 }) => (age > within ? [{ arn, age }] : []))
      .sort((a, b) => b.age - a.age);
    const isUnknown =
      !old.length && (!known.length || known.some(it => it.age === undefined));
    return {
      good: old.length || isUnknown ? 0 : 1,
      bad: old.length ? 1 : 0,
      isUnknown,
      culprits: old.map(({ arn }) => arn),
    };
  });
}

/** How much arrived and how much did not, minute by minute; nothing is counted of a minute in which something of it is not known. */
export function countDelivery(
  stages: readonly CountedStage<DeliveryMeasure>[],
  time: CountedTime,
): CountedMinute[] {
  const counts = stages.map(stage => ({
    arn: stage.arn,
    countAt: stage.measure.runs
      ? countOfRuns(stage, time)
      : countOfEvents(stage),
  }));
  return minutesOf(time, minute => {
    const known = counts.flatMap(({ arn, countAt }) => {
      const count = countAt(minute);
      return count ? [{ arn, ...count }] : [];
    });
    if (!known.length || known.length < counts.length) {
      return { good: 0, bad: 0, isUnknown: true, culprits: [] };
    }
    return {
      good: sum(known.map(({ good }) => good)),
      bad: sum(known.map(({ bad }) => bad)),
      isUnknown: false,
      culprits: known
        .filter(({ bad }) => bad > 0)
        .sort((a, b) => b.bad - a.bad)
        .map(({ arn }) => arn),
    };
  });
}

function minutesOf(
  { since, from, until, planned }: CountedTime,
  countAt: (minute: number) => Omit<CountedMinute, 'at' | 'isPlanned'>,
): CountedMinute[] {
  const minutes: CountedMinute[] = [];
  for (let at = from; at < until; at += MINUTE) {
    const isPlanned = planned.some(it => it.from <= at && at < it.until);
    minutes.push({
      at,
      ...(isPlanned
        ? { good: 0, bad: 0, isUnknown: false, culprits: [] }
        : countAt((at - since) / MINUTE)),
      isPlanned,
    });
  }
  return minutes;
}

/**
 * The age that a stage tells. While none is told, what waits is as old as the
 * first that came since one was told; where nothing came, nothing waits.
 */
function ageOfWaiting(
  { measure: { ages = [], input }, series }: CountedStage<FreshnessMeasure>,
  { since, until }: CountedTime,
): Told<number> {
  const told = ages.flatMap(metric => series[metric] ?? []);
  const came = input === undefined ? undefined : series[input];
  const known: (number | undefined)[] = [];
  let hasTold = false;
  let waitsSince: number | undefined;
  for (let minute = 0; since + minute * MINUTE < until; minute++) {
    const values = told
      .map(({ values: of }) => of[minute])
      .filter(value => Number.isFinite(value));
    if (values.length) {
      hasTold = true;
      waitsSince = undefined;
      known.push(Math.max(...values));
      continue;
    }
    if (came && came.values[minute] > 0) {
      waitsSince ??= minute;
    }
    const isAsked =
      told.length === ages.length &&
      told.every(({ asked }) => asked[minute]) &&
      (input === undefined || came?.asked[minute] === true);
    const age = waitsSince === undefined ? 0 : 60 * (minute - waitsSince);
    // Of what has never told an age, nobody knows how old it is.
    known.push(
      isAsked && (waitsSince === undefined || hasTold) ? age : undefined,
    );
  }
  return minute => known[minute];
}

/** How long ago the last run succeeded. Where none did as far back as runs are known, it is older than that. */
function ageOfRuns(
  { measure, runs, runsKnownUntil = -Infinity }: CountedStage<FreshnessMeasure>,
  { since }: CountedTime,
  within: number,
): Told<number> {
  const ended = runs
    .filter(it => it.state === 'succeeded' && it.endedAt)
    .map(({ endedAt = '' }) => Date.parse(endedAt))
    .sort((a, b) => b - a);
  const firstAt = Math.min(...runs.map(it => Date.parse(it.startedAt)));
  return minute => {
    const at = since + minute * MINUTE;
    if (measure.runs !== 'asked' || at >= runsKnownUntil) {
      return undefined;
    }
    const last = ended.find(time => time <= at);
    const age = (at - (last ?? firstAt)) / 1000;
    return last !== undefined || age > within ? age : undefined;
  };
}

function countOfEvents({
  measure,
  series,
}: CountedStage<DeliveryMeasure>): Told<{ good: number; bad: number }> {
  const { delivered = [], notDelivered = [], failed = [], setAside } = measure;
  const sums = [...delivered, ...notDelivered, ...failed];
  return minute => {
    const at = (metrics: readonly string[]) =>
      sum(metrics.map(metric => series[metric]?.values[minute] || 0));
    const risen = setAside === undefined ? 0 : riseAt(series[setAside], minute);
    const isKnown =
      risen !== undefined &&
      sums.every(metric => series[metric]?.asked[minute]);
    return isKnown
      ? {
          good: Math.max(0, at(delivered) - at(notDelivered)),
          bad: at(failed) + risen,
        }
      : undefined;
  };
}

/**
 * By how much more lies there than ever in the hour before, or than was known
 * last: a queue that nobody uses tells nothing for long. What is known first may
 * have lain there before.
 */
function riseAt(
  depth: MinuteValues | undefined,
  minute: number,
): number | undefined {
  const { asked = [], values = [] } = depth ?? {};
  const hour = values
    .slice(Math.max(0, minute - HIGH_WATER_MINUTES), minute)
    .filter(value => Number.isFinite(value));
  if (!hour.length && !asked[minute]) {
    return undefined;
  }
  const value = values[minute];
  if (!Number.isFinite(value)) {
    return 0;
  }
  const known = values
    .slice(0, minute)
    .findLast(before => Number.isFinite(before));
  return known === undefined
    ? undefined
    : Math.max(0, value - Math.max(known, ...hour));
}

function countOfRuns(
  { measure, runs, runsKnownUntil = -Infinity }: CountedStage<DeliveryMeasure>,
  { since }: CountedTime,
): Told<{ good: number; bad: number }> {
  const ended = new Map<number, { good: number; bad: number }>();
  for (const { state, endedAt } of runs) {
    if (endedAt && (state === 'succeeded' || state === 'failed')) {
      const minute = Math.floor((Date.parse(endedAt) - since) / MINUTE);
      const count = ended.get(minute) ?? { good: 0, bad: 0 };
      count[state === 'succeeded' ? 'good' : 'bad'] += 1;
      ended.set(minute, count);
    }
  }
  return minute =>
    measure.runs === 'asked' && since + minute * MINUTE < runsKnownUntil
      ? ended.get(minute) ?? { good: 0, bad: 0 }
      : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
