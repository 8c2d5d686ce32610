import {
  Gap,
  Series,
  SeriesJoin,
} from '@pipeline-health/plugin-pipeline-health-common';
import { MINUTE } from '../packing';
import { emptyStep, RolledStep } from './rollUp';

/** A window of a series, cut into steps. */
export interface Window {
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Epoch milliseconds, exclusive. */
  to: number;
  /** Seconds. */
  step: number;
}

/** What the values of a step come to. */
const JOINS: { [join in SeriesJoin]: (step: RolledStep) => number } = {
  Maximum: ({ greatest }) => greatest,
  Minimum: ({ least }) => least,
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => sum / count,
};

/** Statistics that are joined by another than themselves. */
const JOINED_BY: { [statistic: string]: SeriesJoin } = {
  Minimum: 'Minimum',
  Sum: 'Sum',
  SampleCount: 'Sum',
  Average: 'Average',
};

/**
 * How the values of a statistic are joined. No percentile of a longer time
 * follows from those of shorter ones; it is never above the greatest of them.
 */
export function joinOf(statistic: string): SeriesJoin {
  return JOINED_BY[statistic] ?? 'Maximum';
}

/**
 * Joins finer steps, which are in order, into those of a window. A step without
 * values is a gap: `no-data` when all of it was asked for, `not-asked`
 * otherwise. What begins at or after `expectedUntil` is not due yet, and missed
 * by nobody. Of sums it is told which cover only a part of their step.
 */
export function joinSteps(
  parts: readonly RolledStep[],
  series: { statistic: string; period: number },
  window: Window,
  expectedUntil: number,
): Pick<Series, 'points' | 'gaps' | 'partial'> {
  const join = joinOf(series.statistic);
  const points: Series['points'] = [];
  const gaps: Gap[] = [];
  const partial: NonNullable<Series['partial']> = [];
  const length = window.step * 1000;
  let next = parts.findIndex(({ at }) => at >= alignDown(window.from, length));
  for (let at = alignDown(window.from, length); at < window.to; at += length) {
    const step = emptyStep(at);
    for (; next >= 0 && parts[next]?.at < at + length; next++) {
      addTo(step, parts[next]);
    }
    const covered = Math.max(step.asked * 60, step.count * series.period);
    if (step.count > 0) {
      points.push([at, JOINS[join](step)]);
      if (join === 'Sum' && covered < window.step) {
        partial.push([at, covered]);
      }
    } else if (at < expectedUntil) {
      const due = Math.min(at + length, expectedUntil) - at;
      addGap(gaps, [
        Math.max(at, window.from),
        Math.min(at + length, window.to),
        step.asked >= Math.floor(due / MINUTE) ? 'no-data' : 'not-asked',
      ]);
    }
  }
  return { points, gaps, ...(partial.length > 0 && { partial }) };
}

/** The greatest multiple of `step` that is not after `time`. */
export function alignDown(time: number, step: number): number {
  return Math.floor(time / step) * step;
}

function addTo(step: RolledStep, part: RolledStep): void {
  step.asked += part.asked;
  step.count += part.count;
  step.least = Math.min(step.least, part.least);
  step.greatest = Math.max(step.greatest, part.greatest);
  step.sum += part.sum;
}

function addGap(gaps: Gap[], [from, to, reason]: Gap): void {
  const last = gaps[gaps.length - 1];
  if (last && last[1] === from && last[2] === reason) {
    last[1] = to;
  } else {
    gaps.push([from, to, reason]);
  }
}
