import { budgetOf, BUDGET_TIME, CountedTimespan } from './budgetOf';
import { Objective } from './objectives';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-03-29T12:00:00Z');
const freshness: Objective = { name: 'freshness', target: 0.99, within: 900 };
const delivery: Objective = { name: 'delivery', target: 0.99 };

/** A timespan that ended some milliseconds ago. */
function ended(
  ago: number,
  length: number,
  count: Partial<CountedTimespan> = {},
): CountedTimespan {
  return {
    from: NOW - ago - length,
    until: NOW - ago,
    good: 0,
    bad: 0,
    unknownMinutes: 0,
    plannedMinutes: 0,
    ...count,
  };
}

/** Hours of four weeks less six hours, then minutes. */
function weeks(
  ofHour: (ago: number) => Partial<CountedTimespan>,
  ofMinute: (ago: number) => Partial<CountedTimespan>,
): CountedTimespan[] {
  const hours = Array.from({ length: 28 * 24 - 6 }, (_, index) => {
    const ago = BUDGET_TIME - (index + 1) * HOUR;
    return ended(ago, HOUR, ofHour(ago / HOUR));
  });
  const minutes = Array.from({ length: 360 }, (_, index) => {
    const ago = 359 - index;
    return ended(ago * MINUTE, MINUTE, ofMinute(ago));
  });
  return [...hours, ...minutes];
}

const well = weeks(
  () => ({ good: 60 }),
  () => ({ good: 1 }),
);

const status = (
  counted: CountedTimespan[],
  objective = freshness,
  unit: 'minutes' | 'events' | 'runs' = 'minutes',
) => budgetOf({ objective, unit, measuredBy: [], counted, culprits: [] }, NOW);

describe('an error budget', () => {
  it('is what the target leaves of all minutes of four weeks', () => {
    expect(status(well)).toMatchObject({
      good: 28 * 24 * 60,
      bad: 0,
      attained: 1,
      budgetLeft: 1,
    });
    expect(status(well).budget).toBeCloseTo(403.2);
    expect(status(well)).not.toHaveProperty('spentAt');
  });

  it('is the same when only little is known, and nothing is known of nothing', () => {
    const known = status([ended(0, HOUR, { good: 50, unknownMinutes: 10 })]);
    expect(known.budget).toBeCloseTo(403.2);
    expect(known).toMatchObject({ attained: 1, unknownMinutes: 10 });
    const none = status([ended(0, HOUR, { unknownMinutes: 60 })]);
    expect(none).not.toHaveProperty('budget');
    expect(none).not.toHaveProperty('attained');
  });

  it('falls by what is bad, below nothing as well, and forgets after four weeks', () => {
    const bad = (ago: number) => ended(ago, DAY, { good: 1238.4, bad: 201.6 });
    expect(status([bad(20 * DAY), ...well]).budgetLeft).toBeLessThan(0.6);
    expect(status([bad(28 * DAY), ...well]).budgetLeft).toBe(1);
    const all = weeks(
      () => ({ bad: 60 }),
      () => ({ bad: 1 }),
    );
    expect(status(all)).toMatchObject({ attained: 0 });
    expect(status(all).budgetLeft).toBeCloseTo(-99);
    expect(status(all)).not.toHaveProperty('spentAt');
  });

  it('of events is as large as their pace makes it', () => {
    const half = [ended(0, 14 * DAY, { good: 990, bad: 10 })];
    expect(status(half, delivery, 'events')).toMatchObject({
      attained: 0.99,
      budget: expect.closeTo(20),
      budgetLeft: expect.closeTo(0.5),
    });
  });

  it('is told by the day', () => {
    const { days } = status(well);
    expect(days).toHaveLength(29);
    expect(days[0]).toEqual({
      from: '2026-03-01T00:00:00.000Z',
      good: 12 * 60,
      bad: 0,
      unknownMinutes: 0,
      plannedMinutes: 0,
    });
  });
});

const burning = (...args: Parameters<typeof status>) =>
  status(...args).burnRates.map(it => it.burning);
const minuteOf = (isBad: boolean) => (isBad ? { bad: 1 } : { good: 1 });
const badFor = (count: number, since = 0) =>
  weeks(
    () => ({ good: 60 }),
    ago => minuteOf(ago >= since && ago < since + count),
  );

describe('a burn rate', () => {
  it('counts in both windows', () => {
    expect(burning(badFor(8))).toEqual([false, false]);
    expect(burning(badFor(9))).toEqual([true, false]);
    expect(burning(badFor(30))).toEqual([true, true]);
    // It is over for five minutes, but not for half an hour.
    expect(burning(badFor(30, 6))).toEqual([false, true]);
    expect(burning(badFor(30, 40))).toEqual([false, false]);
  });

  it('tells when the budget is spent at this pace', () => {
    const { burnRates, budgetLeft = 0, spentAt = '' } = status(badFor(30));
    expect(burnRates[0].rate).toBeCloseTo(50);
    expect(Date.parse(spentAt) - NOW).toBeCloseTo(
      (budgetLeft * BUDGET_TIME) / 50,
      -3,
    );
  });

  it('goes by the newest minutes that are known, unless they are old', () => {
    const unknownFor = (count: number) =>
      badFor(30, count).map(it =>
        it.until > NOW - count * MINUTE
          ? { ...it, good: 0, bad: 0, unknownMinutes: 1 }
          : it,
      );
    expect(burning(unknownFor(20))).toEqual([true, true]);
    expect(burning(unknownFor(130))).toEqual([false, false]);
    expect(status(unknownFor(130)).burnRates[0]).not.toHaveProperty('rate');
  });

  it('is not told of a single failure at night that costs next to nothing', () => {
    const busy = (bad: number) =>
      weeks(
        () => ({ good: 6000 }),
        ago => (ago === 0 ? { bad } : {}),
      );
    expect(burning(busy(1), delivery, 'events')).toEqual([false, false]);
    expect(burning(busy(5000), delivery, 'events')).toEqual([true, true]);
  });

  it('of what comes in batches is looked at over days', () => {
    const daily = (...failed: number[]) =>
      Array.from({ length: 28 * 24 }, (_, index) => {
        const hour = 28 * 24 - 1 - index;
        const runs = hour % 24 === 5 ? 1 : 0;
        const isBad = failed.includes((hour - 5) / 24);
        return ended(hour * HOUR, HOUR, isBad ? { bad: runs } : { good: runs });
      });
    const runs = (...failed: number[]) =>
      burning(daily(...failed), delivery, 'runs');
    expect(runs()).toEqual([false, false]);
    expect(runs(0)).toEqual([true, true]);
    expect(runs(1)).toEqual([false, false]);
    const old = { ...freshness, within: 26 * 3600 };
    expect(status(well, old).burnRates[0].window).toBe(86_400);
  });
});
