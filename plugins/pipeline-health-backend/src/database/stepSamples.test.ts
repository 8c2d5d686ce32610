import { HOUR, mergeHours, MINUTE } from './packing';
import { stepSamples } from './stepSamples';

const T = 500_000 * HOUR;
const at = (minute: number) => T + minute * MINUTE;

/** Asked for the first 30 minutes; values at the minutes 0 to 9 and 20 to 29. */
const hours = mergeHours(new Map(), {
  samples: [...Array(30).keys()]
    .filter(minute => minute < 10 || minute >= 20)
    .map(minute => ({ at: at(minute), value: minute })),
  asked: { from: T, to: at(30) },
});

describe('stepSamples', () => {
  it.each([
    ['Maximum', [9, 29]],
    ['Minimum', [0, 20]],
    ['Sum', [45, 245]],
    ['Average', [4.5, 24.5]],
  ])('joins by %s', (statistic, values) => {
    const { points } = stepSamples(
      hours,
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
    const { gaps } = stepSamples(
      hours,
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
    const { gaps } = stepSamples(
      hours,
      { statistic: 'Maximum', period: 60 },
      { from: at(20), to: at(60), step: 60 },
      at(40),
    );
    expect(gaps).toEqual([[at(30), at(40), 'not-asked']]);
  });

  it('counts a step as asked only when all of it was', () => {
    const { gaps } = stepSamples(
      mergeHours(new Map(), { samples: [], asked: { from: T, to: at(5) } }),
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
    const { points, gaps } = stepSamples(
      mergeHours(new Map(), {
        samples: [{ at: at(5), value: 7 }],
        asked: { from: T, to: at(15) },
      }),
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
});
