import {
  SeriesDefinition,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../aws/cloudwatch';
import { RUN_SERIES } from '../../judging/runs';
import { GlueJobInventory } from './GlueJobInventory';

/** Without `AWS/`, unlike that of nearly every other service. */
export const NAMESPACE = 'Glue';

interface JobMetric
  extends Pick<SeriesDefinition, 'metric' | 'title' | 'unit' | 'statistic'> {
  name: string;
  type: 'count' | 'gauge';
  scale?: number;
}

/** Published while a run lasts, when `--enable-metrics` is set. */
const METRICS: readonly JobMetric[] = [
  {
    metric: 'recordsRead',
    title: 'Records read',
    unit: 'count',
    statistic: 'Sum',
    name: 'glue.driver.aggregate.recordsRead',
    type: 'count',
  },
  {
    metric: 'bytesRead',
    title: 'Bytes read',
    unit: 'bytes',
    statistic: 'Sum',
    name: 'glue.driver.aggregate.bytesRead',
    type: 'count',
  },
  {
    metric: 'failedTasks',
    title: 'Failed tasks',
    unit: 'count',
    statistic: 'Sum',
    name: 'glue.driver.aggregate.numFailedTasks',
    type: 'count',
  },
  {
    metric: 'driverMemory',
    title: "Used memory of the driver's heap",
    unit: 'ratio',
    statistic: 'Maximum',
    name: 'glue.driver.jvm.heap.usage',
    type: 'gauge',
  },
  {
    metric: 'executorMemory',
    title: "Used memory of the executors' heaps",
    unit: 'ratio',
    statistic: 'Maximum',
    name: 'glue.ALL.jvm.heap.usage',
    type: 'gauge',
  },
  {
    metric: 'executors',
    title: 'Executors',
    unit: 'count',
    statistic: 'Maximum',
    name: 'glue.driver.ExecutorAllocationManager.executors.numberAllExecutors',
    type: 'gauge',
  },
];

/** Those of observability that are shown, by their names in CloudWatch. */
export const OBSERVABILITY: {
  [name: string]: Pick<
    SeriesDefinition,
    'metric' | 'title' | 'unit' | 'statistic'
  >;
} = {
  'glue.driver.workerUtilization': {
    metric: 'workerUtilization',
    title: 'Utilization of the workers',
    unit: 'ratio',
    statistic: 'Average',
  },
  'glue.driver.skewness.job': {
    metric: 'skewness',
    title: 'Skewness of the job',
    unit: 'count',
    statistic: 'Maximum',
  },
};

export function series(inventory: GlueJobInventory): SeriesDefinition[] {
  const own = inventory.metrics ? METRICS : [];
  const more = inventory.observability.flatMap(
    ({ name }) => OBSERVABILITY[name] ?? [],
  );
  return [
    ...RUN_SERIES,
    ...[...own, ...more].map(({ metric, title, unit, statistic }) => ({
      metric,
      title,
      unit,
      statistic,
      period: 60,
      expectedLag: 180,
    })),
  ];
}

export function queries(
  stage: StageRef,
  inventory: GlueJobInventory,
): { [metric: string]: MetricQuery } {
  const own = inventory.metrics ? METRICS : [];
  return Object.fromEntries([
    ...own.map(({ metric, name, type }) => [
      metric,
      {
        namespace: NAMESPACE,
        name,
        dimensions: { JobName: stage.name, JobRunId: 'ALL', Type: type },
      },
    ]),
    ...inventory.observability.map(({ metric, name, dimensions }) => [
      metric,
      { namespace: NAMESPACE, name, dimensions },
    ]),
  ]);
}
