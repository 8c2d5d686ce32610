import { hoursKnown } from '../__testUtils__/hoursKnown';
import { HOUR, MINUTE } from '../packing';
import { joinOf, joinSteps } from './joinSteps';
import { rollUp } from './rollUp';

const T = 500_000 * HOUR;
const at = (minute: number) => T + minute * MINUTE;

/** Asked for the first 30 minutes; values at the minutes 0 to 9 and 20 to 29. */
const minutes = rollUp(
  hoursKnown({
    samples: [...Array(30).keys()]
      .filter(minute => minute < 10 || minute >= 20)
      .map(minute => ({ at: at(minute), value: minute })),
    asked: { from: T, to: at(30) },
  }),
  MINUTE,
);

describe('joinSteps', () => {
  it.each([
    ['Maximum', [9, 29]],
    ['Minimum', [0, 20]],
    ['Sum', [45, 245]],
    ['Average', [4.5, 24.5]],
    ['SampleCount', [45, 245]],
    ['p99', [9, 29]],
  ])('joins by %s', (statistic, values) => {
    const { points } = joinSteps(
      minutes,
      { statistic, period: 60 },
      { from: T, to: at(30), step: 600 },
      at(60),
    );
    expect(points).toEqual([
      [at(0), values[0]],
      [at(20), values[1]],
    ]);
  });

  it('tells what has no data from what was not asked', () => {
    const { gaps } = joinSteps(
      minutes,
      { statistic: 'Maximum', period: 60 },
      { from: T, to: at(60), step: 60 },
      at(60),
    );
    expect(gaps).toEqual([
      [at(10), at(20), 'no-data'],
      [at(30), at(60), 'not-asked'],
    ]);
  });

  it('does not miss what is not due yet', () => {
    const { gaps } = joinSteps(
      minutes,
      { statistic: 'Maximum', period: 60 },
      { from: at(20), to: at(60), step: 60 },
      at(40),
    );
    expect(gaps).toEqual([[at(30), at(40), 'not-asked']]);
  });

  it('counts a step as asked only when all of it was', () => {
    const { gaps } = joinSteps(
      rollUp(
        hoursKnown({ samples: [], asked: { from: T, to: at(5) } }),
        MINUTE,
      ),
      { statistic: 'Maximum', period: 60 },
      { from: T, to: at(10), step: 300 },
      at(60),
    );
    expect(gaps).toEqual([
      [at(0), at(5), 'no-data'],
      [at(5), at(10), 'not-asked'],
    ]);
  });

  it('looks only where a period begins', () => {
    const { points, gaps } = joinSteps(
      rollUp(
        hoursKnown({
          samples: [{ at: at(5), value: 7 }],
          asked: { from: T, to: at(15) },
        }),
        MINUTE,
      ),
      { statistic: 'Sum', period: 300 },
      { from: T, to: at(15), step: 300 },
      at(60),
    );
    expect(points).toEqual([[at(5), 7]]);
    expect(gaps).toEqual([
      [at(0), at(5), 'no-data'],
      [at(10), at(15), 'no-data'],
    ]);
  });

  it('tells of how much of a step a sum is', () => {
    const sums = (period: number, step: number) =>
      joinSteps(
        minutes,
        { statistic: 'Sum', period },
        { from: T, to: at(60), step },
        at(30),
      ).partial;
    expect(sums(60, 1800)).toBeUndefined();
    expect(sums(60, 3600)).toEqual([[at(0), 1800]]);
    // Values of which it is not known what was asked for cover their own period.
    const lonely = rollUp(
      hoursKnown({ samples: [{ at: T, value: 8 }] }),
      MINUTE,
    );
    expect(
      joinSteps(
        lonely,
        { statistic: 'Sum', period: 300 },
        { from: T, to: at(10), step: 600 },
        at(60),
      ).partial,
    ).toEqual([[at(0), 300]]);
  });

  it('misses nothing in a step that is not over yet', () => {
    const silent = rollUp(
      hoursKnown({ samples: [], asked: { from: T, to: at(20) } }),
      MINUTE,
    );
    const gapsUntil = (expectedUntil: number) =>
      joinSteps(
        silent,
        { statistic: 'Sum', period: 60 },
        { from: T, to: at(60), step: 3600 },
        expectedUntil,
      ).gaps;
    expect(gapsUntil(at(20))).toEqual([[T, at(60), 'no-data']]);
    expect(gapsUntil(at(21))).toEqual([[T, at(60), 'not-asked']]);
  });

  it.each([
    ['p99.9', 'Maximum'],
    ['tm99', 'Maximum'],
    ['Maximum', 'Maximum'],
    ['Minimum', 'Minimum'],
    ['SampleCount', 'Sum'],
  ])('joins %s by %s', (statistic, join) => {
    expect(joinOf(statistic)).toBe(join);
  });
});
