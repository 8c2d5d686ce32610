import { trendOf, trendOfRuns, TREND_SINCE } from './trendOf';

const MINUTE = 60_000;
/** A multiple of 15 minutes. */
const T = 1_800_000_000_000;

describe('trendOf', () => {
  const series = { metric: 'oldestMessageAge', statistic: 'Maximum' } as const;

  it('is 48 points over the last 12 hours, null where there is nothing', () => {
    const trend = trendOf([], series, T + 7 * MINUTE);
    expect(trend).toEqual({
      metric: 'oldestMessageAge',
      from: T + 15 * MINUTE - TREND_SINCE,
      step: 900,
      values: new Array(48).fill(null),
    });
  });

  it('takes the worst value of each step', () => {
    const samples = [
      { at: T - 15 * MINUTE, value: 5 },
      { at: T - MINUTE, value: 3 },
      { at: T, value: 8 },
      { at: T + MINUTE, value: 9 },
    ];
    const now = T + 2 * MINUTE;
    expect(trendOf(samples, series, now).values.slice(-3)).toEqual([
      null,
      5,
      9,
    ]);
    const least = { ...series, statistic: 'Minimum' };
    expect(trendOf(samples, least, now).values.slice(-2)).toEqual([3, 8]);
  });

  it('leaves out what is older', () => {
    const { values } = trendOf([{ at: T - 720 * MINUTE, value: 1 }], series, T);
    expect(values.every(value => value === null)).toBe(true);
  });
});

describe('trendOfRuns', () => {
  it('is the newest runs that ended, oldest first', () => {
    const runs = Array.from({ length: 20 }, (_, index) => ({
      id: String(index),
      state: index < 3 ? ('failed' as const) : ('succeeded' as const),
      startedAt: new Date(T - index * 60 * MINUTE).toISOString(),
      durationSeconds: index,
    }));
    const running = { ...runs[0], id: 'now', state: 'running' as const };
    const trend = trendOfRuns([running, ...runs], 'failedRunsInARow');
    expect(trend?.runs).toHaveLength(16);
    expect(trend?.runs?.slice(-4)).toEqual([
      { state: 'succeeded', durationSeconds: 3 },
      { state: 'failed', durationSeconds: 2 },
      { state: 'failed', durationSeconds: 1 },
      { state: 'failed', durationSeconds: 0 },
    ]);
    expect(trendOfRuns([running], 'failedRunsInARow')).toBeUndefined();
  });
});
