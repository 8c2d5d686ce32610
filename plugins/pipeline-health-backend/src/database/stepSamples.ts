import { Gap } from '@pipeline-health/plugin-pipeline-health-common';
import { HOUR, HourOfSamples, MINUTE } from './packing';

/** A window of a series, cut into steps. */
export interface Window {
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Epoch milliseconds, exclusive. */
  to: number;
  /** Seconds. */
  step: number;
}

/** How the values of one step become one. */
const JOINS: { [statistic: string]: (values: number[]) => number } = {
  Maximum: values => values.reduce((a, b) => Math.max(a, b), -Infinity),
  Minimum: values => values.reduce((a, b) => Math.min(a, b), Infinity),
  Sum: values => values.reduce((a, b) => a + b, 0),
  Average: values => values.reduce((a, b) => a + b, 0) / values.length,
};

/**
 * Joins samples into steps. A step without values is a gap: `no-data` when its
 * every period was asked for, `not-asked` otherwise. Steps that begin at or
 * after `expectedUntil` are no gaps, because their data is not due yet.
 */
export function stepSamples(
  hours: readonly HourOfSamples[],
  series: { statistic: string; period: number },
  window: Window,
  expectedUntil: number,
): { points: [number, number][]; gaps: Gap[] } {
  const byHour = new Map(hours.map(entry => [entry.hour, entry]));
  const join = JOINS[series.statistic] ?? JOINS.Average;
  const points: [number, number][] = [];
  const gaps: Gap[] = [];
  const step = window.step * 1000;
  for (let at = alignDown(window.from, step); at < window.to; at += step) {
    const { values, asked } = readStep(byHour, at, at + step, series.period);
    if (values.length > 0) {
      points.push([at, join(values)]);
    } else if (at < expectedUntil) {
      addGap(gaps, [
        Math.max(at, window.from),
        Math.min(at + step, window.to),
        asked ? 'no-data' : 'not-asked',
      ]);
    }
  }
  return { points, gaps };
}

/** The greatest multiple of `step` that is not after `time`. */
export function alignDown(time: number, step: number): number {
  return Math.floor(time / step) * step;
}

function readStep(
  byHour: ReadonlyMap<number, HourOfSamples>,
  from: number,
  to: number,
  period: number,
): { values: number[]; asked: boolean } {
  const values: number[] = [];
  let asked = true;
  for (let at = from; at < to; at += MINUTE) {
    const entry = byHour.get(Math.floor(at / HOUR));
    const slot = Math.floor((at % HOUR) / MINUTE);
    const value = entry?.values[slot];
    if (value !== undefined && !Number.isNaN(value)) {
      values.push(value);
    }
    // Only the minutes at which a period begins can hold a value.
    if (at % (period * 1000) === 0) {
      asked &&= entry?.asked[slot] ?? false;
    }
  }
  return { values, asked };
}

function addGap(gaps: Gap[], [from, to, reason]: Gap): void {
  const last = gaps[gaps.length - 1];
  if (last && last[1] === from && last[2] === reason) {
    last[1] = to;
  } else {
    gaps.push([from, to, reason]);
  }
}
