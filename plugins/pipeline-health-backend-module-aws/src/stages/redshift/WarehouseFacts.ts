import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { MetricSet } from './metrics/MetricSet';

/** What is known of a warehouse, whether a cluster or a workgroup. */
export type WarehouseFacts = {
  /** Metrics whose dimensions had to be looked up. */
  metricSets: MetricSet[];
  /** Whether its loads are asked for by SQL. */
  loadStatus: 'off' | 'on';
  /** The questions that were refused. */
  unanswered: WarehouseQuestion[];
};

/** A question about a warehouse that was refused. */
export type WarehouseQuestion = {
  question: 'loads' | 'metrics' | 'namespace';
  code: StageProblem['code'];
  message: string;
  missingPermission?: string;
};

/** A refused question as the inventory keeps it. */
export function unanswered(
  question: WarehouseQuestion['question'],
  problem: StageProblem | undefined,
): WarehouseQuestion[] {
  return problem ? [{ question, ...problem }] : [];
}
