import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import {
  CheckContext,
  latestReports,
  metricFacts,
  provisionalFor,
  Rhythm,
  RHYTHM_EVERY,
  rhythmOf,
  rhythmWindow,
  Sample,
  SAMPLES_SINCE,
  SeriesDefinition,
  seriesOf,
  StageFacts,
  StageKind,
  StageRef,
  Thresholds,
} from '../source';

/**
 * The time of the tests, in epoch milliseconds.
 *
 * @public
 */
export const TEST_NOW = Date.parse('2026-03-01T12:00:00Z');

/**
 * What is told of a stage in a test: all that its publisher ever published and
 * when it was asked for, from which the facts are made as the store makes them.
 *
 * @public
 */
export interface StageHistory<TInventory extends JsonObject = JsonObject> {
  stage: StageRef;
  inventory?: TInventory;
  problem?: StageFacts['problem'];
  /** Epoch milliseconds; the time of the last described sample, or now, when absent. */
  describedAt?: number;
  /** All samples of each metric, oldest first; what is not complete yet is left out. */
  samples?: { [metric: string]: readonly Sample[] };
  /** What descriptions told of metrics, oldest first: known at once. */
  described?: { [metric: string]: readonly Sample[] };
  /** Epoch milliseconds from which on it was asked; 24 hours before now when absent. */
  askedFrom?: number;
  /** Epoch milliseconds at which it was asked last, by metric or for all; now when absent. */
  askedAt?: number | { [metric: string]: number };
  /** Seconds between two questions; a minute when absent. */
  every?: number;
  /** Epoch milliseconds at which the rhythms were asked for; as long ago as the collection lets them become when absent. */
  rhythmsAskedAt?: number;
  runs?: StageFacts['runs'];
  /** All that was ever reported of it, in any order. */
  reports?: StageFacts['reports'];
  /** Epoch milliseconds; {@link TEST_NOW} when absent. */
  now?: number;
}

/**
 * The facts of a stage as the database gives them: the newest value of each
 * metric however old, and samples of the last three hours, or further back
 * where that is asked for.
 *
 * @public
 */
export function factsOf<TInventory extends JsonObject>(
  kind: Pick<StageKind<TInventory>, 'metrics'>,
  history: StageHistory<TInventory>,
  lookback: { [metric: string]: number } = {},
): StageFacts<TInventory> {
  const { stage, inventory, problem, runs = [], reports = [] } = history;
  const now = history.now ?? TEST_NOW;
  const definitions = inventory ? seriesOf(kind, inventory) : [];
  const stored = definitions.map(definition => storedOf(definition, history));
  const samples = Object.fromEntries(
    stored.map(({ series, complete }) => {
      const since = Math.min(
        lookback[series.metric] ?? Infinity,
        now - SAMPLES_SINCE,
      );
      return [series.metric, complete.filter(({ at }) => at >= since)];
    }),
  );
  const describedAt = inventory && describedAtOf(history, now);
  return {
    stage,
    inventory,
    problem,
    describedAt,
    ...metricFacts(
      stored.map(({ series }) => series),
      samples,
      definitions,
      now,
      describedAt,
    ),
    rhythms: rhythmsOf(definitions, history),
    runs,
    reports: latestReports(reports),
  };
}

/**
 * What the checks of a kind see of a stage with this history, after it was
 * looked back as far as the kind wants.
 *
 * @public
 */
export function contextOf<
  TInventory extends JsonObject,
  TThreshold extends string,
>(
  kind: StageKind<TInventory, TThreshold>,
  history: StageHistory<TInventory> & { inventory: TInventory },
  rest: Partial<
    Pick<
      CheckContext<TInventory, TThreshold>,
      'neighbours' | 'thresholds' | 'previous' | 'acknowledgedAt'
    >
  > = {},
): CheckContext<TInventory, TThreshold> & { inventory: TInventory } {
  const complete = (lookback: { [metric: string]: number }) => {
    const context = {
      ...factsOf(kind, history, lookback),
      inventory: history.inventory,
      neighbours: rest.neighbours ?? [],
      thresholds: rest.thresholds ?? defaultThresholds(kind),
      previous: rest.previous ?? {},
      acknowledgedAt: rest.acknowledgedAt ?? {},
      now: history.now ?? TEST_NOW,
    };
    return { ...context, readings: withDerived(kind, context) };
  };
  const context = complete({});
  const lookback = kind.lookback?.(context) ?? {};
  return Object.keys(lookback).length ? complete(lookback) : context;
}

/**
 * The default lines of a kind.
 *
 * @public
 */
export function defaultThresholds<
  TInventory extends JsonObject,
  TThreshold extends string,
>(kind: StageKind<TInventory, TThreshold>): Thresholds<TThreshold> {
  const lines: Partial<Thresholds<TThreshold>> = {};
  for (const name of Object.keys(kind.thresholds) as TThreshold[]) {
    const { warning, critical } = kind.thresholds[name];
    lines[name] = {
      ...(warning !== undefined && { warning }),
      ...(critical !== undefined && { critical }),
    };
  }
  return lines as Thresholds<TThreshold>;
}

/**
 * Samples of the minutes before `now`, oldest first: `value` is told how many
 * minutes ago each began; where it is undefined, nothing was published.
 *
 * @public
 */
export function minutesAgo(
  count: number,
  value: number | ((ago: number) => number | undefined),
  now: number = TEST_NOW,
): Sample[] {
  return Array.from({ length: count }, (_, index) => count - index).flatMap(
    ago => {
      const is = typeof value === 'number' ? value : value(ago);
      return is === undefined ? [] : [{ at: now - ago * 60_000, value: is }];
    },
  );
}

function withDerived<TInventory extends JsonObject, TThreshold extends string>(
  kind: StageKind<TInventory, TThreshold>,
  context: CheckContext<TInventory, TThreshold>,
): { [metric: string]: Reading } {
  return { ...context.readings, ...kind.deriveReadings?.(context) };
}

function describedAtOf(
  { describedAt, described = {} }: StageHistory,
  now: number,
): number {
  const times = Object.values(described).flatMap(each =>
    each.map(({ at }) => at),
  );
  return describedAt ?? (times.length ? Math.max(...times) : now);
}

/** A question is answered up to where points may still change, as the collection asks. */
function storedOf(
  definition: SeriesDefinition,
  {
    samples = {},
    described = {},
    askedAt,
    askedFrom,
    every = 60,
    now = TEST_NOW,
  }: StageHistory,
) {
  const { metric, unit, period } = definition;
  const at = (typeof askedAt === 'object' ? askedAt[metric] : askedAt) ?? now;
  const step = period * 1000;
  const until = Math.floor((at - provisionalFor(definition)) / step) * step;
  const complete = joinByMinute(
    described[metric] ?? [],
    (samples[metric] ?? []).filter(sample => sample.at < until),
  );
  const last = complete[complete.length - 1];
  return {
    complete,
    series: {
      metric,
      unit,
      every,
      askedFrom: askedFrom ?? now - 24 * 3_600_000,
      askedUntil: until,
      ...(last && { last }),
    },
  };
}

function rhythmsOf(
  definitions: readonly SeriesDefinition[],
  { samples = {}, rhythmsAskedAt, now = TEST_NOW }: StageHistory,
): { [metric: string]: Rhythm } {
  const window = rhythmWindow(rhythmsAskedAt ?? now - RHYTHM_EVERY);
  return Object.fromEntries(
    definitions.flatMap(({ metric, rhythm }) => {
      const known = rhythm && rhythmOf(samples[metric] ?? [], window);
      return known ? [[metric, known]] : [];
    }),
  );
}

/** The publisher's value counts where both told one: it was asked for later. */
function joinByMinute(
  described: readonly Sample[],
  published: readonly Sample[],
): Sample[] {
  const byMinute = new Map<number, Sample>();
  for (const { at, value } of [...described, ...published]) {
    const minute = Math.floor(at / 60_000) * 60_000;
    byMinute.set(minute, { at: minute, value });
  }
  return [...byMinute.values()].sort((a, b) => a.at - b.at);
}
