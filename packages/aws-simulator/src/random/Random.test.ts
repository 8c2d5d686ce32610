import { Random } from './Random';

const take = (count: number, draw: () => number) =>
  Array.from({ length: count }, draw);
const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('Random', () => {
  it('repeats itself for the same seed', () => {
    const [left, right, other] = [new Random(5), new Random(5), new Random(6)];
    const values = take(20, () => left.next());
    expect(take(20, () => right.next())).toEqual(values);
    expect(take(20, () => other.next())).not.toEqual(values);
  });

  it('forks by name, whatever the parent has given out', () => {
    const parent = new Random(5);
    const before = parent.fork('orders').next();
    parent.next();
    expect(parent.fork('orders').next()).toBe(before);
    expect(parent.fork('payments').next()).not.toBe(before);
  });

  it.each([0.4, 8, 400])('draws events around a mean of %d', expected => {
    const random = new Random(1);
    const values = take(4000, () => random.poisson(expected));
    expect(mean(values) / expected).toBeCloseTo(1, 1);
    expect(values.every(value => Number.isInteger(value) && value >= 0)).toBe(
      true,
    );
  });

  it.each([
    [10, 0.3],
    [5000, 0.03],
  ])('draws successes of %d trials at %d', (trials, probability) => {
    const random = new Random(2);
    const values = take(2000, () => random.binomial(trials, probability));
    expect(mean(values) / (trials * probability)).toBeCloseTo(1, 1);
    expect(Math.max(...values)).toBeLessThanOrEqual(trials);
    expect(random.binomial(trials, 0)).toBe(0);
    expect(random.binomial(trials, 1)).toBe(trials);
  });

  it('writes identifiers in the shape of a UUID', () => {
    expect(new Random(3).uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
