import { MetricStore } from './MetricStore';
import { arrivedShare } from './provisional';
import { sampleOf, Series } from './Series';

const identity = {
  namespace: 'N',
  name: 'm',
  dimensions: [
    { name: 'b', value: '2' },
    { name: 'a', value: '1' },
  ],
};

describe('Series', () => {
  it('keeps values, gaps and counts', () => {
    const series = new Series(identity);
    for (let minute = 100; minute < 300; minute += 1) {
      series.publish(minute, 7);
    }
    series.publish(303, 8);
    series.publish(304, 9, 12);
    series.publish(600, 7);
    expect(series.publishedAt(99)).toBeUndefined();
    expect(series.publishedAt(100)).toEqual({ value: 7, count: 1 });
    expect(series.publishedAt(299)).toEqual({ value: 7, count: 1 });
    expect(series.publishedAt(300)).toBeUndefined();
    expect(series.publishedAt(303)).toEqual({ value: 8, count: 1 });
    expect(series.publishedAt(304)).toEqual({ value: 9, count: 12 });
    expect(series.publishedAt(450)).toBeUndefined();
    expect(series.publishedAt(600)).toEqual({ value: 7, count: 1 });
    expect(series.publishedAt(601)).toBeUndefined();
    expect(series.lastMinute).toBe(600);
    expect(() => series.publish(600, 1)).toThrow('minute 600');
  });

  it('takes no value that CloudWatch would not take', () => {
    const series = new Series(identity);
    expect(() => series.publish(1, NaN)).toThrow('N m cannot be NaN');
    expect(() => series.publish(1, Infinity)).toThrow('Infinity');
    expect(series.publishedAt(1)).toBeUndefined();
  });

  it('keeps a constant with gaps', () => {
    const series = new Series(identity);
    series.publish(1, 0);
    series.publish(2, 0);
    series.publish(9, 0);
    expect(
      [1, 2, 3, 8, 9].map(minute => series.publishedAt(minute)?.value),
    ).toEqual([0, 0, undefined, undefined, 0]);
  });

  it('merges what is put into the same minute', () => {
    const series = new Series(identity);
    series.put(5, sampleOf(2, 3));
    series.put(5, sampleOf(10));
    series.put(1, sampleOf(1));
    expect(series.putAt(5)).toEqual({
      sum: 16,
      count: 4,
      minimum: 2,
      maximum: 10,
      values: [
        [2, 3],
        [10, 1],
      ],
    });
    expect(series.lastMinute).toBe(5);
  });
});

describe('MetricStore', () => {
  it('finds a metric by its exact dimensions, in any order', () => {
    const store = new MetricStore();
    const scope = { account: '1', region: 'r' };
    const series = store.series(scope, identity);
    const [first, second] = identity.dimensions;
    expect(
      store.find(scope, { ...identity, dimensions: [second, first] }),
    ).toBe(series);
    expect(
      store.find(scope, { ...identity, dimensions: [first] }),
    ).toBeUndefined();
    expect(store.find({ ...scope, region: 'other' }, identity)).toBeUndefined();
  });
});

describe('arrivedShare', () => {
  const shares = (accumulates: boolean, minute: number) =>
    [0, 30_000, 60_000, 120_000, 300_000].map(
      age =>
        arrivedShare(
          { identity, accumulates },
          minute,
          (minute + 1) * 60_000 + age,
        ) ?? 0,
    );

  it('is a function of the clock that ends at the whole', () => {
    for (let minute = 0; minute < 200; minute += 1) {
      const gauge = shares(false, minute);
      const counter = shares(true, minute);
      for (const each of [gauge, counter]) {
        expect([...each].sort((left, right) => left - right)).toEqual(each);
        expect(each[2]).toBeLessThan(1);
        expect(each[4]).toBe(1);
      }
      expect(counter[2]).toBeLessThanOrEqual(0.98);
      expect(gauge[2]).toBeGreaterThan(0.99);
      expect(shares(true, minute)).toEqual(counter);
    }
  });
});
