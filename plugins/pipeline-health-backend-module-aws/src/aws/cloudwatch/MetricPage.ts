import { QueryBatch } from './PlannedQuery';

/**
 * How CloudWatch says a query was answered.
 */
export type MetricStatus =
  | 'Complete'
  | 'PartialData'
  | 'InternalError'
  | 'Forbidden';

/**
 * What one page holds of one query.
 */
export interface MetricPart {
  /** The index of the query in its batch. */
  index: number;
  status: MetricStatus;
  message?: string;
  points: { at: number; value: number }[];
}

/**
 * One page of an answer; a query's points may be spread over several.
 */
export interface MetricPage {
  parts: MetricPart[];
  nextToken?: string;
}

/**
 * Asks for one page.
 */
export type AskPage = (
  batch: QueryBatch,
  nextToken: string | undefined,
) => Promise<MetricPage>;
