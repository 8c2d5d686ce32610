import { PlannedQuery, pointsOf, QueryBatch } from './PlannedQuery';

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
  let open: (QueryBatch & { shortest: number }) | undefined;
  for (const query of [...queries].sort(byPeriodAndSpan)) {
    const joined = open && join(open, query);
    if (joined && fits(joined, limits)) {
      open = joined;
    } else {
      if (open) {
        batches.push(withoutShortest(open));
      }
      const { from, to } = query.request;
      open = {
        from,
        to,
        period: query.period,
        queries: [query],
        shortest: to - from,
      };
    }
  }
  return open ? [...batches, withoutShortest(open)] : batches;
}

type OpenBatch = QueryBatch & { shortest: number };

function join(batch: OpenBatch, query: PlannedQuery): OpenBatch | undefined {
  if (batch.period !== query.period) {
    return undefined;
  }
  const { from, to } = query.request;
  return {
    period: batch.period,
    from: Math.min(batch.from, from),
    to: Math.max(batch.to, to),
    queries: [...batch.queries, query],
    shortest: Math.min(batch.shortest, to - from),
  };
}

function fits(batch: OpenBatch, limits: PackLimits): boolean {
  return (
    batch.queries.length <= limits.queries &&
    batch.to - batch.from <= MAX_STRETCH * batch.shortest &&
    pointsOf(batch) <= limits.points
  );
}

function withoutShortest({ from, to, period, queries }: OpenBatch): QueryBatch {
  return { from, to, period, queries };
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
