import { hoursKnown } from './__testUtils__/hoursKnown';
import {
  emptyHour,
  HOUR,
  hoursOf,
  mergeHours,
  MINUTE,
  packHour,
  samplesOf,
  unpackHour,
  unpackSamples,
} from './packing';

const T = 500_000 * HOUR;

describe('packing', () => {
  it('reads back what it packed', () => {
    const [hour] = hoursKnown({
      samples: [
        { at: T, value: 0 },
        { at: T + 59 * MINUTE, value: -1.5e300 },
      ],
      asked: { from: T, to: T + 17 * MINUTE },
    });
    const packed = packHour(hour);
    expect(unpackHour(hour.hour, packed)).toEqual(hour);
  });

  it('tells a value of nothing from no value', () => {
    const [hour] = hoursKnown({ samples: [{ at: T, value: 0 }] });
    expect(hour.values[0]).toBe(0);
    expect(hour.values[1]).toBeNaN();
    expect(hour.asked.slice(0, 2)).toEqual([true, false]);
  });

  it.each([
    ['nothing', { samples: [] }, []],
    ['an empty window', { samples: [], asked: { from: T, to: T } }, []],
    [
      'a window up to the full hour',
      { samples: [], asked: { from: T, to: T + HOUR } },
      [500_000],
    ],
    [
      'a window a minute longer',
      { samples: [], asked: { from: T - MINUTE, to: T + HOUR + MINUTE } },
      [499_999, 500_000, 500_001],
    ],
    [
      'samples of several hours',
      { samples: [T + 2 * HOUR, T].map(at => ({ at, value: 1 })) },
      [500_000, 500_002],
    ],
  ])('finds the hours that %s touches', (_, knowledge, hours) => {
    expect(hoursOf(knowledge)).toEqual(hours);
  });

  describe('merging', () => {
    const stored = hoursKnown({
      samples: [
        { at: T, value: 1 },
        { at: T + MINUTE, value: 2 },
      ],
      asked: { from: T, to: T + 3 * MINUTE },
    });

    it('replaces values, keeps the rest and what was asked', () => {
      const knowledge = {
        samples: [{ at: T + MINUTE, value: 20 }],
        asked: { from: T + MINUTE, to: T + 5 * MINUTE },
      };
      const [hour] = hoursKnown(knowledge, stored);
      expect(hour.values.slice(0, 3)).toEqual([1, 20, NaN]);
      expect(hour.asked.slice(0, 6)).toEqual([
        true,
        true,
        true,
        true,
        true,
        false,
      ]);
    });

    it('changes nothing when done again', () => {
      const knowledge = {
        samples: [{ at: T + 4 * MINUTE, value: 5 }],
        asked: { from: T, to: T + 5 * MINUTE },
      };
      const once = hoursKnown(knowledge, stored);
      const twice = hoursKnown(knowledge, once);
      expect(twice).toEqual(once);
    });

    it('leaves what was stored as it was', () => {
      const packed = () =>
        new Map(stored.map(entry => [entry.hour, packHour(entry)]));
      const before = packed();
      mergeHours(before, { samples: [{ at: T, value: 9 }] });
      expect(before).toEqual(packed());
    });

    it('takes no value that is no number', () => {
      const knowledge = { samples: [{ at: T, value: Infinity }] };
      const [hour] = hoursKnown(knowledge, stored);
      expect(hour.values[0]).toBe(1);
    });
  });

  it('lists the samples of a window', () => {
    const hour = emptyHour(500_000);
    hour.values[0] = 1;
    hour.values[10] = 2;
    hour.values[20] = 3;
    const window = [T + MINUTE, T + 20 * MINUTE] as const;
    const samples = [{ at: T + 10 * MINUTE, value: 2 }];
    expect(samplesOf([hour], ...window)).toEqual(samples);
    expect(unpackSamples(hour.hour, packHour(hour), ...window)).toEqual(
      samples,
    );
  });
});
