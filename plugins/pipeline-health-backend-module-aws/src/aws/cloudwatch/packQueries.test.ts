import { PlannedQuery, pointsOf } from './PlannedQuery';
import { packQueries } from './packQueries';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-01T12:00:00Z');

let nextId = 0;

function query(minutes: number, period = 60, to = NOW): PlannedQuery {
  return {
    request: {
      id: nextId++,
      stage: {
        arn: 'arn:aws:sqs:eu-central-1:123456789012:q',
        kind: 'sqs-queue',
        name: 'q',
        account: '123456789012',
        region: 'eu-central-1',
      },
      inventory: {},
      metric: 'oldestMessageAge',
      from: to - minutes * MINUTE,
      to,
    },
    metric: { namespace: 'AWS/SQS', name: 'Age', dimensions: {} },
    statistic: 'Maximum',
    period,
  };
}

const many = (count: number, minutes: number, period?: number) =>
  Array.from({ length: count }, () => query(minutes, period));

describe('packQueries', () => {
  it.each([
    ['nothing', [], []],
    ['one', many(1, 15), [1]],
    ['a full call', many(500, 15), [500]],
    ['one more than a call', many(501, 15), [500, 1]],
    ['different periods', [...many(2, 60), ...many(3, 60, 300)], [2, 3]],
    ['similar windows', [...many(2, 60), ...many(2, 100)], [4]],
    ['different windows', [...many(2, 15), ...many(2, 60)], [2, 2]],
    ['a day of history: by points', many(40, 1440), [35, 5]],
  ])('packs %s', (_, queries, sizes) => {
    const batches = packQueries(queries);
    expect(batches.map(batch => batch.queries.length)).toEqual(sizes);
  });

  it('keeps every query once, in a window that holds its own', () => {
    const queries = [
      ...many(700, 15),
      ...many(30, 1440),
      ...many(90, 60, 300),
      query(15, 60, NOW - 7 * MINUTE),
    ];
    const batches = packQueries(queries);
    const ids = batches.flatMap(batch =>
      batch.queries.map(({ request }) => request.id),
    );
    expect(ids.sort((a, b) => a - b)).toEqual(
      queries.map(({ request }) => request.id).sort((a, b) => a - b),
    );
    for (const batch of batches) {
      expect(pointsOf(batch)).toBeLessThanOrEqual(50_400);
      for (const { request, period } of batch.queries) {
        expect(period).toBe(batch.period);
        expect(batch.from).toBeLessThanOrEqual(request.from);
        expect(batch.to).toBeGreaterThanOrEqual(request.to);
        expect(batch.to - batch.from).toBeLessThanOrEqual(
          2 * (request.to - request.from),
        );
      }
    }
  });

  it('asks for a single window that is over the limit alone', () => {
    const batches = packQueries(many(2, 100), { queries: 500, points: 50 });
    expect(batches.map(batch => batch.queries.length)).toEqual([1, 1]);
  });
});
