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
 * The values of one metric of a stage over time.
 *
 * @public
 */
export interface Series {
  /** ARN */
  stage: string;
  metric: string;
  unit: Unit;
  /** How the values within one step were joined: `Maximum`, `Sum`, `Average` or `Minimum`. */
  statistic: string;
  /** Seconds between two points. */
  step: number;
  points: [epochMs: number, value: number][];
  gaps: Gap[];
  threshold?: SeriesThreshold;
}

/**
 * The lines at which a metric turns its stage to warning and critical.
 *
 * @public
 */
export interface SeriesThreshold {
  /** Whether values over or under the lines are bad. */
  breach: 'at-least' | 'above' | 'below';
  warning?: number;
  critical?: number;
}
