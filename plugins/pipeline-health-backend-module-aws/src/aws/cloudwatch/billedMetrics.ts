import { QueryBatch } from './PlannedQuery';

/** So many statistics of a metric in one call are billed as one metric. */
const STATISTICS_OF_ONE = 5;

/** How many metrics CloudWatch bills for a call. */
export function billedMetrics({
  queries,
}: Pick<QueryBatch, 'queries'>): number {
  const statistics = new Map<string, number>();
  for (const { metric, period } of queries) {
    const { namespace, name, dimensions } = metric;
    const key = JSON.stringify([
      namespace,
      name,
      Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
      period,
    ]);
    statistics.set(key, (statistics.get(key) ?? 0) + 1);
  }
  return [...statistics.values()].reduce(
    (sum, count) => sum + Math.ceil(count / STATISTICS_OF_ONE),
    0,
  );
}
