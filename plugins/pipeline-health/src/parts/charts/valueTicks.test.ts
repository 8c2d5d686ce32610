import { valueTicks } from './valueTicks';

describe('valueTicks', () => {
  it('uses round durations', () => {
    expect(valueTicks({ lowest: 0, highest: 74_880 }, 'seconds', [])).toEqual([
      0, 21_600, 43_200, 64_800, 86_400,
    ]);
  });

  it('leaves room for a threshold that the values come near to', () => {
    expect(valueTicks({ lowest: 0, highest: 600 }, 'seconds', [1_800])).toEqual(
      [0, 600, 1_200, 1_800],
    );
  });

  it('does not flatten the values for a threshold that is far away', () => {
    expect(valueTicks({ lowest: 0, highest: 4 }, 'seconds', [1_800])).toEqual([
      0, 1, 2, 3, 4,
    ]);
  });

  it('shows ratios from below their lowest value to one', () => {
    expect(valueTicks({ lowest: 0.972, highest: 1 }, 'ratio', [])).toEqual([
      0.97, 0.98, 0.99, 1,
    ]);
  });

  it('has an axis even when there is no value', () => {
    expect(valueTicks(null, 'count', [])).toEqual([0, 1]);
    expect(valueTicks({ lowest: 0, highest: 0 }, 'count', [])).toEqual([0, 1]);
  });

  it('uses round counts and bytes', () => {
    expect(valueTicks({ lowest: 0, highest: 38 }, 'count', [])).toEqual([
      0, 10, 20, 30, 40,
    ]);
    expect(valueTicks({ lowest: 0, highest: 3_000 }, 'bytes', [])).toEqual([
      0, 1_024, 2_048, 3_072,
    ]);
  });
});
