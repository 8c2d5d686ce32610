import { SeriesResult } from '@pipeline-health/plugin-pipeline-health-node';
import { PlannedQuery } from './PlannedQuery';

/**
 * Who answers for the metrics of one account and region. CloudWatch's
 * `GetMetricData` does; whatever holds the same metrics could.
 */
export interface MetricSource {
  /**
   * Answers each query exactly once, in the order in which answers come, as the
   * contract of a source wants it: `complete` only when every point is there
   * that exists. Throws a `SourceError` when nobody can be asked.
   */
  read(queries: readonly PlannedQuery[]): AsyncIterable<SeriesResult[]>;
}
