import { sparklinePath } from './sparkline';

describe('sparklinePath', () => {
  it('draws from the lowest to the highest value', () => {
    expect(sparklinePath([0, 5, 10], 100, 20)).toBe(
      'M0.0 20.0L50.0 10.0L100.0 0.0',
    );
  });

  it('breaks at a missing value and keeps a lonely one visible', () => {
    expect(sparklinePath([0, null, 10, null, 10], 100, 20)).toBe(
      'M0.0 20.0h0.01M50.0 0.0h0.01M100.0 0.0h0.01',
    );
  });

  it('lies flat on the ground for nothing but zeros', () => {
    expect(sparklinePath([0, 0], 100, 20)).toBe('M0.0 20.0L100.0 20.0');
  });

  it('is empty when there is no value', () => {
    expect(sparklinePath([null, null], 100, 20)).toBe('');
  });
});
