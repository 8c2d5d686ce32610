import { curveAt, CurveName, curveNames } from './curves';

const HOUR = 3_600_000;
/** A Monday. */
const MONDAY = Date.parse('2026-03-02T00:00:00Z');
const hours = (name: CurveName, from: number, count: number) =>
  Array.from({ length: count }, (_, hour) => curveAt(name, from + hour * HOUR));
const sum = (values: number[]) =>
  values.reduce((total, value) => total + value, 0);

describe('a curve of traffic', () => {
  it.each(curveNames)('%s is 1 on average over the week', name => {
    expect(sum(hours(name, MONDAY, 168)) / 168).toBeCloseTo(1, 10);
  });

  it.each<[CurveName, number]>([
    ['shop-day', 1],
    ['office-hours', 1],
    ['shop-week', 1.5],
    ['office-week', 0.0852],
    ['opening-hours', 0],
  ])('%s has on a Saturday %d of a Friday', (name, share) => {
    // The hours before midnight already go over into the next day.
    const [friday, saturday] = [4, 5].map(day =>
      sum(hours(name, MONDAY + (day * 24 + 1) * HOUR, 20)),
    );
    expect(saturday / friday).toBeCloseTo(share, 3);
  });

  it('knows when it is closed', () => {
    const day = hours('opening-hours', MONDAY, 24);
    // It is an hour later there.
    expect(day.findIndex(value => value > 0)).toBe(6);
    expect(day.findLastIndex(value => value > 0)).toBe(17);
    expect(curveAt('opening-hours', MONDAY + 6 * HOUR - 60_000)).toBe(0);
    expect(curveAt('opening-hours', MONDAY + 18 * HOUR - 60_000)).toBe(day[12]);
  });
});
