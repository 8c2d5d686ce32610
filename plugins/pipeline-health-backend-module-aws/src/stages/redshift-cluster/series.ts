import {
  SeriesDefinition,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../aws/cloudwatch';
import { MetricSetDefinition, queriesOfSets, seriesOfSets } from '../redshift';
import { ClusterInventory } from './ClusterInventory';

export const NAMESPACE = 'AWS/Redshift';

const LAG = 180;

interface ClusterMetric
  extends Pick<SeriesDefinition, 'metric' | 'title' | 'unit' | 'statistic'> {
  name: string;
  scale?: number;
}

/** Metrics of the cluster as a whole. */
const METRICS: readonly ClusterMetric[] = [
  {
    metric: 'diskUsed',
    title: 'Used disk',
    unit: 'ratio',
    statistic: 'Maximum',
    name: 'PercentageDiskSpaceUsed',
    scale: 0.01,
  },
  {
    metric: 'health',
    title: 'Health (1 is healthy)',
    unit: 'count',
    statistic: 'Minimum',
    name: 'HealthStatus',
  },
  {
    metric: 'maintenance',
    title: 'Maintenance (1 while it lasts)',
    unit: 'count',
    statistic: 'Maximum',
    name: 'MaintenanceMode',
  },
  {
    metric: 'cpu',
    title: 'CPU',
    unit: 'ratio',
    statistic: 'Maximum',
    name: 'CPUUtilization',
    scale: 0.01,
  },
  {
    metric: 'connections',
    title: 'Connections',
    unit: 'count',
    statistic: 'Maximum',
    name: 'DatabaseConnections',
  },
];

/** Metrics of queues and classes of queries, which differ from cluster to cluster. */
export const SETS: readonly MetricSetDefinition[] = [
  {
    metric: 'queuedQueries',
    title: 'Queries that wait',
    unit: 'count',
    statistic: 'Maximum',
    period: 60,
    name: 'WLMQueueLength',
  },
  {
    metric: 'queueWait',
    title: 'Time that queries wait',
    unit: 'seconds',
    statistic: 'Average',
    period: 300,
    name: 'WLMQueueWaitTime',
    scale: 0.001,
  },
  {
    metric: 'queryDuration',
    title: 'Duration of queries',
    unit: 'seconds',
    statistic: 'Average',
    period: 300,
    name: 'QueryDuration',
    scale: 0.000001,
  },
];

export function series(inventory: ClusterInventory): SeriesDefinition[] {
  return [
    ...METRICS.map(({ metric, title, unit, statistic }) => ({
      metric,
      title,
      unit,
      statistic,
      period: 60,
      expectedLag: LAG,
    })),
    ...seriesOfSets(SETS, inventory.metricSets),
  ];
}

export function queries(
  stage: StageRef,
  inventory: ClusterInventory,
): { [metric: string]: MetricQuery } {
  const own = Object.fromEntries(
    METRICS.map(({ metric, name, scale }) => [
      metric,
      {
        namespace: NAMESPACE,
        name,
        dimensions: { ClusterIdentifier: stage.name },
        ...(scale !== undefined && { scale }),
      },
    ]),
  );
  return { ...own, ...queriesOfSets(NAMESPACE, SETS, inventory.metricSets) };
}
