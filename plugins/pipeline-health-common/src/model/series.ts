import { Unit } from './unit';

/**
 * A stretch of time without points. `no-data`: we asked and there is nothing;
 * `not-asked`: nobody asked, or the question failed.
 *
 * @public
 */
export type Gap = [
  fromMs: number,
  toMs: number,
  reason: 'no-data' | 'not-asked',
];

/**
 * How the values of a step become one.
 *
 * @public
 */
export type SeriesJoin = 'Maximum' | 'Sum' | 'Average' | 'Minimum';

/**
 * The values of one metric of a stage over time.
 *
 * @public
 */
export interface Series {
  /** ARN */
  stage: string;
  metric: string;
  unit: Unit;
  /** As it was measured: `Maximum`, `Sum`, `Average`, `Minimum`, `SampleCount` or a percentile. */
  statistic: string;
  /**
   * How the values within one step were joined. Of percentiles only the
   * greatest is known, which that of the whole step is not above.
   */
  joinedBy: SeriesJoin;
  /** Seconds between two measured values. */
  period: number;
  /** Seconds between two points. */
  step: number;
  /** Seconds of the stored values of which the points were made. */
  resolution: number;
  /** ISO 8601; since then values are kept as they were measured, before it only what longer steps came to. */
  detailSince: string;
  points: [epochMs: number, value: number][];
  gaps: Gap[];
  /** Sums of less than their whole step, and of how many seconds: the newest, and those beside what was not asked for. */
  partial?: [epochMs: number, seconds: number][];
  threshold?: SeriesThreshold;
}

/**
 * The lines at which a metric turns its stage to warning and critical, and at
 * which data is lost.
 *
 * @public
 */
export interface SeriesThreshold {
  /** Whether values over or under the lines are bad. */
  breach: 'at-least' | 'above' | 'below';
  warning?: number;
  critical?: number;
  /** Where the first data is lost: for an age how long the stage keeps what waits. */
  loss?: number;
}
