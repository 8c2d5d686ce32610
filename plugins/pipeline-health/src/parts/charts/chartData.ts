import { Gap, Series } from '@pipeline-health/plugin-pipeline-health-common';

/** Periods that ended more recently than this may still change. */
const SETTLING_MS = 120_000;
/** A line shorter than this share of the time that is shown can hardly be seen. */
const SHORT_SHARE = 0.01;

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
  const push = (time: number, value: number | null, isSettling: boolean) => {
    times.push(time);
    settled.push(isSettling ? null : value);
    provisional.push(isSettling ? value : null);
  };
  const points = comparable(series);
  points.forEach(([time, value], index) => {
    const before = points[index - 1];
    if (before && time - before[0] > 1.5 * stepMs) {
      push(before[0] + stepMs, null, false);
    }
    push(time, value, time + stepMs > now - SETTLING_MS);
  });
  joinProvisional(settled, provisional);
  const values = points.map(([, value]) => value);
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

/**
 * Points as they are drawn: sums as what there is in one period on average, so
 * that they are the same whatever the step, and whatever is known of it.
 */
function comparable({
  joinedBy,
  period,
  step,
  points,
  partial,
}: Series): Series['points'] {
  if (joinedBy !== 'Sum') {
    return points;
  }
  const covered = new Map(partial);
  return points.map(([time, sum]) => [
    time,
    (sum * period) / (covered.get(time) ?? step),
  ]);
}

/** Which values need a mark: the last of those to which no line leads, or only a very short one. */
export function lonelyPoints(data: ChartData, spanMs: number): Set<number> {
  const { times, settled, provisional } = data;
  const missing = (at: number) =>
    (settled[at] ?? provisional[at] ?? null) === null;
  const lonely = new Set<number>();
  let first = 0;
  times.forEach((time, index) => {
    if (missing(index)) {
      first = index + 1;
    } else if (
      missing(index + 1) &&
      time - times[first] <= spanMs * SHORT_SHARE
    ) {
      lonely.add(index);
    }
  });
  return lonely;
}

/** A figure that holds until the next one is known: one line through all of its values. */
export function held(data: ChartData): ChartData {
  const known = data.times.flatMap((time, index) => {
    const value = data.settled[index] ?? data.provisional[index];
    return value === null ? [] : [{ time, value }];
  });
  return {
    ...data,
    times: known.map(({ time }) => time),
    settled: known.map(({ value }) => value),
    provisional: known.map(() => null),
    gaps: [],
  };
}

/** Which values are other than the one before, the first one included. */
export function changes({ settled }: ChartData): Set<number> {
  return new Set(
    settled.flatMap((value, index) =>
      index === 0 || value !== settled[index - 1] ? index : [],
    ),
  );
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
