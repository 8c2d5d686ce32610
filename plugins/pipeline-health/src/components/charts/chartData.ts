import { Gap, Series } from '@pipeline-health/plugin-pipeline-health-common';

/** Periods that ended more recently than this may still change. */
const SETTLING_MS = 120_000;

/** A series as the chart draws it. */
export interface ChartData {
  /** Times of all values, oldest first. */
  times: number[];
  /** Values that stay; null breaks the line. */
  settled: (number | null)[];
  /** The newest values, which may still change, with the point that joins them to the line. */
  provisional: (number | null)[];
  gaps: Gap[];
  /** Null when there is no value at all. */
  range: { latest: number; highest: number; lowest: number } | null;
}

/** Breaks the line where a step is missing, and tells settled values from provisional ones. */
export function chartData(series: Series, now: number): ChartData {
  const stepMs = series.step * 1_000;
  const times: number[] = [];
  const settled: (number | null)[] = [];
  const provisional: (number | null)[] = [];
  const push = (time: number, value: number | null, changes: boolean) => {
    times.push(time);
    settled.push(changes ? null : value);
    provisional.push(changes ? value : null);
  };
  series.points.forEach(([time, value], index) => {
    const before = series.points[index - 1];
    if (before && time - before[0] > 1.5 * stepMs) {
      push(before[0] + stepMs, null, false);
    }
    push(time, value, time + stepMs > now - SETTLING_MS);
  });
  joinProvisional(settled, provisional);
  const values = series.points.map(([, value]) => value);
  return {
    times,
    settled,
    provisional,
    gaps: series.gaps,
    range:
      values.length === 0
        ? null
        : {
            latest: values[values.length - 1],
            highest: values.reduce((a, b) => Math.max(a, b)),
            lowest: values.reduce((a, b) => Math.min(a, b)),
          },
  };
}

/** Whether a value has no neighbour to draw a line to. */
export function standsAlone(
  values: readonly (number | null)[],
  index: number,
): boolean {
  const missing = (at: number) => (values[at] ?? null) === null;
  return !missing(index) && missing(index - 1) && missing(index + 1);
}

function joinProvisional(
  settled: (number | null)[],
  provisional: (number | null)[],
) {
  const first = provisional.findIndex(value => value !== null);
  if (first > 0) {
    provisional[first - 1] = settled[first - 1];
  }
}
