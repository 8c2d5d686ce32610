import { SeriesRequest } from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from './MetricQuery';

/**
 * A request for a series, with the place where CloudWatch keeps it.
 */
export interface PlannedQuery {
  request: SeriesRequest;
  metric: MetricQuery;
  statistic: string;
  /** Seconds. */
  period: number;
}

/**
 * Queries that go into one call, over one window that holds all of theirs.
 */
export interface QueryBatch {
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Epoch milliseconds, exclusive. */
  to: number;
  /** Seconds. */
  period: number;
  queries: PlannedQuery[];
}

/**
 * How many points a call asks for. CloudWatch counts them from the window and
 * the period, whether they exist or not.
 */
export function pointsOf({ from, to, period, queries }: QueryBatch): number {
  return queries.length * pointsIn(from, to, period);
}

/**
 * How many points of a period lie in a window.
 */
export function pointsIn(from: number, to: number, period: number): number {
  return Math.ceil((to - from) / (period * 1000));
}
