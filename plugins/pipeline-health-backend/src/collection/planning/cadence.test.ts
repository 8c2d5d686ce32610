import { askEvery, describeEvery, hottest } from './cadence';

const tiers = {
  hot: { describe: 1, metrics: 5 },
  warm: { describe: 10, metrics: 15 },
  cold: { describe: 20, metrics: 60 },
};

describe('cadence', () => {
  it.each([
    ['hot', undefined, 5],
    ['hot', 'warm', 15],
    ['hot', 'cold', 60],
    ['cold', 'hot', 60],
    ['warm', 'cold', 60],
    ['warm', undefined, 15],
  ] as const)(
    'asks a %s series, at most %s, every %s',
    (tier, coolest, every) => {
      expect(askEvery(tier, coolest, tiers)).toBe(every);
    },
  );

  it('describes as the tier says', () => {
    expect(describeEvery('cold', tiers)).toBe(20);
  });

  it.each([
    [['cold', 'hot', 'warm'], 'hot'],
    [['cold', 'cold'], 'cold'],
    [[], 'warm'],
  ] as const)('of %j takes %s', (wanted, tier) => {
    expect(hottest(wanted)).toBe(tier);
  });
});
