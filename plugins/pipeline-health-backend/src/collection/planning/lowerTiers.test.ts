import { isLowered, lowerTiers, SLOWEST } from './lowerTiers';

describe('tiers that cost more than is allowed', () => {
  const costs = { hot: 10, warm: 20, cold: 30 };

  it.each([
    ['nothing while all fits', 60, [1, 1, 1], []],
    ['the cold one first', 45, [1, 1, 2], []],
    ['then the warm one', 21.25, [1, 2, SLOWEST], []],
    ['the hot one last', 7.0833333, [2, SLOWEST, SLOWEST], []],
    [
      'and stop the cold one when nothing can be slower',
      2,
      [SLOWEST, SLOWEST, SLOWEST],
      ['cold'],
    ],
    [
      'and all where nothing is allowed',
      0,
      [SLOWEST, SLOWEST, SLOWEST],
      ['cold', 'warm', 'hot'],
    ],
  ])('lower %s', (_, allowed, [hot, warm, cold], stopped) => {
    const lowered = lowerTiers(costs, allowed);
    expect(lowered.slower.hot).toBeCloseTo(hot, 3);
    expect(lowered.slower.warm).toBeCloseTo(warm, 3);
    expect(lowered.slower.cold).toBeCloseTo(cold, 3);
    expect(lowered.stopped).toEqual(stopped);
    expect(isLowered(lowered)).toBe(allowed < 60);
  });

  it('that cost nothing are left alone', () => {
    expect(lowerTiers({ hot: 0, warm: 0, cold: 0 }, 0)).toEqual({
      slower: { hot: 1, warm: 1, cold: 1 },
      stopped: [],
    });
  });
});
