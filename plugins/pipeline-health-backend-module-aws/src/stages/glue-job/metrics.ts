import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsMetric } from '../../aws/AwsStageKind';
import { runMetrics } from '../../judging/runs';
import { GlueJobInventory, ObservabilityMetric } from './GlueJobInventory';

type JobMetric = AwsMetric<GlueJobInventory>;

/** Without `AWS/`, unlike that of nearly every other service. */
export const NAMESPACE = 'Glue';

/** What the driver publishes while a run lasts, when `--enable-metrics` is set. */
function ofDriver(
  type: 'count' | 'gauge',
): Pick<JobMetric, 'when' | 'dimensions'> {
  return {
    when: inventory => inventory.metrics,
    dimensions: stage => ({ JobName: stage.name, JobRunId: 'ALL', Type: type }),
  };
}

const OBSERVABILITY = [
  'glue.driver.workerUtilization',
  'glue.driver.skewness.job',
] as const;

/** What `--enable-observability-metrics` adds, under dimensions that only CloudWatch knows. */
function ofObservability(
  name: (typeof OBSERVABILITY)[number],
): Pick<JobMetric, 'name' | 'when' | 'dimensions'> {
  const found = (inventory: GlueJobInventory) =>
    answerOf(inventory.observability)?.find(each => each.name === name);
  return {
    name,
    when: inventory => found(inventory) !== undefined,
    dimensions: (_stage, inventory) => found(inventory)?.dimensions ?? {},
  };
}

export const metrics: readonly JobMetric[] = [
  ...runMetrics,
  {
    metric: 'recordsRead',
    title: 'Records read',
    unit: 'count',
    statistic: 'Sum',
    rhythm: true,
    key: true,
    name: 'glue.driver.aggregate.recordsRead',
    ...ofDriver('count'),
  },
  {
    metric: 'bytesRead',
    title: 'Bytes read',
    unit: 'bytes',
    statistic: 'Sum',
    name: 'glue.driver.aggregate.bytesRead',
    ...ofDriver('count'),
  },
  {
    metric: 'failedTasks',
    title: 'Failed tasks',
    unit: 'count',
    statistic: 'Sum',
    name: 'glue.driver.aggregate.numFailedTasks',
    ...ofDriver('count'),
  },
  {
    metric: 'driverMemory',
    title: "Used memory of the driver's heap",
    unit: 'ratio',
    statistic: 'Maximum',
    key: true,
    name: 'glue.driver.jvm.heap.usage',
    ...ofDriver('gauge'),
  },
  {
    metric: 'executorMemory',
    title: "Used memory of the executors' heaps",
    unit: 'ratio',
    statistic: 'Maximum',
    name: 'glue.ALL.jvm.heap.usage',
    ...ofDriver('gauge'),
  },
  {
    metric: 'executors',
    title: 'Executors',
    unit: 'count',
    statistic: 'Maximum',
    name: 'glue.driver.ExecutorAllocationManager.executors.numberAllExecutors',
    ...ofDriver('gauge'),
  },
  {
    metric: 'workerUtilization',
    title: 'Utilization of the workers',
    unit: 'ratio',
    statistic: 'Average',
    ...ofObservability('glue.driver.workerUtilization'),
  },
  {
    metric: 'skewness',
    title: 'Skewness of the job',
    unit: 'count',
    statistic: 'Maximum',
    ...ofObservability('glue.driver.skewness.job'),
  },
];

/** Of the metrics that CloudWatch has of a job, those of observability that are shown, over all runs. */
export function observabilityOf(
  found: readonly ObservabilityMetric[],
): ObservabilityMetric[] {
  return found.filter(
    ({ name, dimensions }) =>
      OBSERVABILITY.some(each => each === name) &&
      dimensions.JobRunId === 'ALL',
  );
}
