import { nextDue, retryAt } from './dueTimes';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;

describe('nextDue', () => {
  it('is after now, within the interval', () => {
    for (let id = 0; id < 1000; id++) {
      const due = nextDue(id, 5 * MINUTE, NOW);
      expect(due).toBeGreaterThan(NOW);
      expect(due).toBeLessThanOrEqual(NOW + 5 * MINUTE);
    }
  });

  it('comes back after exactly the interval', () => {
    const due = nextDue(7, 5 * MINUTE, NOW);
    expect(nextDue(7, 5 * MINUTE, due)).toBe(due + 5 * MINUTE);
    expect(nextDue(7, 5 * MINUTE, due + 40_000)).toBe(due + 5 * MINUTE);
  });

  it('spreads things evenly', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let id = 0; id < 10_000; id++) {
      const wait = nextDue(id, 10 * MINUTE, NOW) - NOW;
      tenths[Math.min(9, Math.floor(wait / MINUTE))]++;
    }
    for (const count of tenths) {
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1150);
    }
  });
});

describe('retryAt', () => {
  it.each([
    ['throttled', 1, 1],
    ['throttled', 2, 2],
    ['unreachable', 3, 4],
    ['failed', 4, 8],
    ['failed', 5, 15],
    ['failed', 500, 15],
    [undefined, 1, 1],
    ['access-denied', 1, 2],
    ['not-found', 2, 4],
    ['invalid', 3, 5],
    ['access-denied', 50, 5],
  ] as const)(
    'after %s for the %sth time waits %s minutes, if it is read every five',
    (code, failures, minutes) => {
      for (let id = 0; id < 50; id++) {
        const wait = retryAt(id, failures, code, 5 * MINUTE, NOW) - NOW;
        expect(wait).toBeLessThanOrEqual(minutes * MINUTE);
        expect(wait).toBeGreaterThan(minutes * MINUTE * 0.89);
      }
    },
  );

  it('asks what is refused half an hour later at the latest', () => {
    const wait = retryAt(1, 50, 'access-denied', 60 * MINUTE, NOW) - NOW;
    expect(wait).toBeLessThanOrEqual(30 * MINUTE);
  });

  it('does not have everything retried at once', () => {
    const times = new Set(
      [...Array(100).keys()].map(id =>
        retryAt(id, 4, 'throttled', 5 * MINUTE, NOW),
      ),
    );
    expect(times.size).toBeGreaterThan(90);
  });
});
