import { PlannedQuery, pointsIn, QueryBatch } from './PlannedQuery';

/**
 * What one call may hold.
 */
export interface PackLimits {
  queries: number;
  points: number;
}

/** CloudWatch takes 500 queries a call; fewer points than a page holds keep the event loop free. */
export const PACK_LIMITS: PackLimits = { queries: 500, points: 50_400 };

/** A joined window is at most so many times as long as the shortest in it. */
const MAX_STRETCH = 2;

/**
 * Packs queries into as few calls as possible. Queries of one period share a
 * call when their windows are similar: asking for some points too many is free,
 * as the price is by metric, but they count towards the quota of points.
 */
export function packQueries(
  queries: readonly PlannedQuery[],
  limits: PackLimits = PACK_LIMITS,
): QueryBatch[] {
  const batches: QueryBatch[] = [];
  let shortest = 0;
  for (const query of [...queries].sort(byPeriodAndSpan)) {
    const { from, to } = query.request;
    const open = batches[batches.length - 1];
    const window = open && joinedWindow(open, query);
    if (window && fits(open, window, { shortest, limits })) {
      Object.assign(open, window);
      open.queries.push(query);
    } else {
      batches.push({ from, to, period: query.period, queries: [query] });
      // Spans only grow within a period, so the first of a batch is the shortest.
      shortest = to - from;
    }
  }
  return batches;
}

type Window = Pick<QueryBatch, 'from' | 'to'>;

function joinedWindow(
  batch: QueryBatch,
  { period, request }: PlannedQuery,
): Window | undefined {
  return batch.period === period
    ? {
        from: Math.min(batch.from, request.from),
        to: Math.max(batch.to, request.to),
      }
    : undefined;
}

function fits(
  batch: QueryBatch,
  { from, to }: Window,
  { shortest, limits }: { shortest: number; limits: PackLimits },
): boolean {
  const count = batch.queries.length + 1;
  return (
    count <= limits.queries &&
    to - from <= MAX_STRETCH * shortest &&
    count * pointsIn(from, to, batch.period) <= limits.points
  );
}

function byPeriodAndSpan(a: PlannedQuery, b: PlannedQuery): number {
  const span = ({ request }: PlannedQuery) => request.to - request.from;
  return (
    a.period - b.period ||
    span(a) - span(b) ||
    b.request.from - a.request.from ||
    a.request.id - b.request.id
  );
}
