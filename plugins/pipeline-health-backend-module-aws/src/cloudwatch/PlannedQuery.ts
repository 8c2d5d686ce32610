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
  return queries.length * Math.ceil((to - from) / (period * 1000));
}
