import { lessThanUsual } from './lessThanUsual';

const HOUR = 3_600_000;
/** A Friday. */
const NOW = Date.parse('2026-11-27T13:00:00Z');

const hourly = (count: number, value: (ago: number) => number) =>
  Array.from({ length: count }, (_, index) => ({
    at: NOW - (index + 1) * HOUR,
    value: value(index + 1),
  }));
const today = (value: number) => ({ at: NOW, value });

describe('lessThanUsual', () => {
  it('finds a twenty-fifth of what is usual, and nothing', () => {
    const before = hourly(100, ago => 1_000_000 + 50_000 * (ago % 5));
    expect(lessThanUsual(today(40_000), before)).toMatchObject({
      usual: expect.any(Number),
    });
    expect(lessThanUsual(today(0), before)?.usual).toBeGreaterThan(1e6);
  });

  it.each([
    ['half of what is usual', 500_000, () => 1_000_000],
    [
      'what varies as much',
      50_000,
      (ago: number) => (ago % 3 ? 1_000_000 : 60_000),
    ],
    [
      'nothing where there was nothing at such times',
      0,
      (ago: number) => (ago % 24 < 2 || ago % 24 > 22 ? 0 : 1_000_000),
    ],
  ])('lets pass %s', (_, value, before) => {
    expect(lessThanUsual(today(value), hourly(168, before))).toBeUndefined();
  });

  it('compares a weekend with weekends', () => {
    const saturday = NOW + 24 * HOUR;
    const before = Array.from({ length: 28 }, (_, index) => {
      const at = saturday - (index + 1) * 24 * HOUR;
      const weekend = [0, 6].includes(new Date(at).getUTCDay());
      return { at, value: weekend ? 1_000 : 1_000_000 };
    });
    expect(lessThanUsual({ at: saturday, value: 900 }, before)).toBeUndefined();
    expect(lessThanUsual({ at: saturday, value: 30 }, before)).toEqual({
      usual: 1_000,
      known: 8,
    });
  });

  it('does not judge by a few', () => {
    expect(
      lessThanUsual(
        today(0),
        hourly(5, () => 100),
      ),
    ).toBeUndefined();
    expect(
      lessThanUsual(
        today(0),
        hourly(6, () => 100),
      ),
    ).toBeDefined();
  });

  it('knows a quiet hour by the day before, and stays with what is still short', () => {
    const night = (ago: number) => (ago % 24 < 2 ? 20 : 1_000);
    const day = hourly(30, ago => night(ago));
    expect(lessThanUsual(today(30), day)).toBeUndefined();
    const short = hourly(30, ago => (ago < 2 ? 0 : 1_000));
    expect(lessThanUsual(today(0), short)).toBeDefined();
  });
});
