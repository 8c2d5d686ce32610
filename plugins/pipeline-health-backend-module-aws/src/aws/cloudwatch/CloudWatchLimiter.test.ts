import { CloudWatchLimiter, weightOf } from './CloudWatchLimiter';
import { PlannedQuery, QueryBatch } from './PlannedQuery';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;

function batch(queries: number, hours: number, to = NOW): QueryBatch {
  return {
    from: to - hours * HOUR,
    to,
    period: 60,
    queries: Array<PlannedQuery>(queries),
  };
}

function askFive(limiter: CloudWatchLimiter, given: QueryBatch) {
  const ask = jest.fn(async () => undefined);
  for (let call = 0; call < 5; call++) {
    limiter.metrics(given, ask);
  }
  return ask;
}

describe('weightOf', () => {
  it.each([
    ['an hour', batch(500, 1), 30_000],
    ['three hours', batch(10, 3), 1_800],
    [
      'a window that begins earlier, of which more is allowed',
      batch(11, 24),
      7_200,
    ],
  ])('counts the points of %s', (_, given, weight) => {
    expect(weightOf(given, NOW)).toBe(weight);
  });
});

describe('CloudWatchLimiter', () => {
  it('lets a few calls through at once and holds the rest back', async () => {
    jest.useFakeTimers({ now: NOW });
    const limiter = new CloudWatchLimiter(
      {
        metricCallsPerSecond: 2,
        metricPointsPerSecond: 72_000,
        alarmCallsPerSecond: 1,
      },
      () => NOW,
    );
    const ask = askFive(limiter, batch(1, 1));
    await jest.advanceTimersByTimeAsync(400);
    expect(ask).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(4);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(5);
    jest.useRealTimers();
  });

  it('holds back calls that ask for many points', async () => {
    jest.useFakeTimers({ now: NOW });
    const limiter = new CloudWatchLimiter(
      {
        metricCallsPerSecond: 100,
        metricPointsPerSecond: 30_000,
        alarmCallsPerSecond: 1,
      },
      () => NOW,
    );
    const ask = askFive(limiter, batch(500, 1));
    await jest.advanceTimersByTimeAsync(500);
    // The bucket holds as many points as the largest call may ask for.
    expect(ask).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(4);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ask).toHaveBeenCalledTimes(5);
    jest.useRealTimers();
  });

  it('waits no longer because the clock of the day was set back', async () => {
    const limiter = new CloudWatchLimiter(
      {
        metricCallsPerSecond: 50,
        metricPointsPerSecond: 72_000,
        alarmCallsPerSecond: 1,
      },
      () => NOW,
    );
    await Promise.all(askFive(limiter, batch(1, 1)).mock.results);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(NOW - HOUR);
    const ask = jest.fn(async () => undefined);
    await Promise.all(
      Array.from({ length: 51 }, () => limiter.metrics(batch(1, 1), ask)),
    );
    expect(ask).toHaveBeenCalledTimes(51);
    clock.mockRestore();
  });
});
