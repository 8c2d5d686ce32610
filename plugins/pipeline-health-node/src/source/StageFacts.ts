import {
  Reading,
  Run,
  StageProblem,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { SeriesDefinition } from './Metric';
import { Rhythm } from './Rhythm';
import { Sample } from './StageDescription';
import { StageReport } from './StageEvent';
import { StageRef } from './StageRef';

/**
 * What is known of the times of a metric: where a missing sample means that
 * there was none, and what still counts as now.
 *
 * @public
 */
export interface Coverage {
  /** Epoch milliseconds from which on it was asked without a gap; absent when it was never answered. */
  from?: number;
  /** Epoch milliseconds, exclusive, until which it was asked with a complete answer. */
  until?: number;
  /** Epoch milliseconds; a sample at or after it is current, an older one is history. */
  currentSince: number;
}

/**
 * A stage as the checks of a kind see it: facts only, nothing is asked.
 *
 * @public
 */
export interface StageFacts<TInventory extends JsonObject = JsonObject> {
  stage: StageRef;
  /** Absent until the stage has been described once. */
  inventory?: TInventory;
  /** Why the last attempt to describe the stage failed, if it did. */
  problem?: StageProblem;
  /** Epoch milliseconds of the last successful description. */
  describedAt?: number;
  /** The newest complete value known of each metric, however old; see {@link currentReading}. */
  readings: { [metric: string]: Reading };
  /**
   * Complete points of each metric, oldest first: of the last three hours, and
   * further back where `lookback` of the stage's kind asked for it.
   */
  samples: { [metric: string]: Sample[] };
  coverage: { [metric: string]: Coverage };
  /** Of metrics with a rhythm, what came in each hour of the weeks before, as far as that is known. */
  rhythms?: { [metric: string]: Rhythm };
  /** Newest first. */
  runs: Run[];
  /** What was told of it that no question answers: the latest about each thing, the latest first. */
  reports?: StageReport[];
}

/**
 * How far back the samples of every series are loaded, in milliseconds.
 *
 * @public
 */
export const SAMPLES_SINCE = 3 * 3_600_000;

/** Publishers may still change the newest two periods, though not for longer than this. */
const PROVISIONAL_AT_MOST = 10 * 60_000;

/**
 * For how many milliseconds the newest points of a series may still change, so
 * that they are not complete.
 *
 * @public
 */
export function provisionalFor({
  period,
}: Pick<SeriesDefinition, 'period'>): number {
  return Math.min(2 * period * 1000, PROVISIONAL_AT_MOST);
}

/**
 * What is stored of a series beside its samples.
 *
 * @public
 */
export interface StoredSeries {
  metric: string;
  unit: Unit;
  /** The newest sample, however old. */
  last?: Sample;
  /** Epoch milliseconds; see {@link Coverage}. */
  askedFrom?: number;
  /** Epoch milliseconds; see {@link Coverage}. */
  askedUntil?: number;
  /** Seconds between two questions for it. */
  every: number;
}

/**
 * What the samples of a stage say, as the store and the test kit alike make it
 * of what they hold. `describedAt` is when the stage was described last.
 *
 * @public
 */
export function metricFacts(
  series: readonly StoredSeries[],
  samples: { [metric: string]: Sample[] },
  definitions: readonly SeriesDefinition[],
  now: number,
  describedAt?: number,
): Pick<StageFacts, 'readings' | 'samples' | 'coverage'> {
  const defined = new Map(definitions.map(each => [each.metric, each]));
  return {
    readings: Object.fromEntries(
      series.flatMap(({ metric, unit, last }) =>
        last ? [[metric, readingOf(last, unit)]] : [],
      ),
    ),
    samples: Object.fromEntries(
      series.map(({ metric }) => [metric, samples[metric] ?? []]),
    ),
    coverage: Object.fromEntries(
      series.flatMap(each => {
        const definition = defined.get(each.metric);
        return definition
          ? [[each.metric, coverageOf(each, definition, now, describedAt)]]
          : [];
      }),
    ),
  };
}

/**
 * The newest value of a metric if it still tells how things stand: with no
 * younger one where one was due, it is history.
 *
 * @public
 */
export function currentReading(
  { readings, coverage }: Pick<StageFacts, 'readings' | 'coverage'>,
  metric: string,
): Reading | undefined {
  const reading = readings[metric];
  const since = coverage[metric]?.currentSince;
  return reading && since !== undefined && Date.parse(reading.at) >= since
    ? reading
    : undefined;
}

function readingOf({ at, value }: Sample, unit: Unit): Reading {
  return { value, unit, at: new Date(at).toISOString() };
}

/** Samples are kept by the minute in which they are. */
const SAMPLE_SLOT = 60_000;

/**
 * Counted from what was asked, so that it does not waver with the pace of the
 * questions; of what was never asked, from now. What was described stands until
 * it is described anew.
 */
function coverageOf(
  { askedFrom, askedUntil, every }: StoredSeries,
  { period, expectedLag, described }: SeriesDefinition,
  now: number,
  describedAt: number | undefined,
): Coverage {
  const lag = (period + expectedLag) * 1000;
  const since =
    askedUntil === undefined ? now - lag - every * 1000 : askedUntil - lag;
  return {
    ...(askedFrom !== undefined && { from: askedFrom }),
    ...(askedUntil !== undefined && { until: askedUntil }),
    currentSince:
      described && describedAt !== undefined
        ? Math.min(since, describedAt - (describedAt % SAMPLE_SLOT))
        : since,
  };
}
