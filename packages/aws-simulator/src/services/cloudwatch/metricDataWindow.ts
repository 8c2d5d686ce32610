const day = 86_400_000;

/** A range of periods: the first, and the end that no period may reach beyond. */
export interface MetricDataWindow {
  /** Epoch milliseconds of the first period. */
  first: number;
  /** Epoch milliseconds at which the newest point must not lie, nor later. */
  end: number;
}

/**
 * The periods of a request: the start is rounded down to a minute, five
 * minutes or an hour by its age, then to the period.
 */
export function metricDataWindow(
  range: { start: number; end: number; period: number },
  now: number,
): MetricDataWindow {
  const start = roundDown(range.start, startRounding(now - range.start));
  return {
    first: roundDown(start, range.period * 1000),
    end: range.end,
  };
}

function startRounding(age: number): number {
  if (age < 15 * day) {
    return 60_000;
  }
  return age <= 63 * day ? 300_000 : 3_600_000;
}

function roundDown(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
