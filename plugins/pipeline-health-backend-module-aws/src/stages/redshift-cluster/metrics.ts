import { AwsMetric } from '../../aws/AwsStageKind';
import { loadMetrics, setMetrics, SetRow } from '../redshift';
import { ClusterInventory } from './ClusterInventory';

export const NAMESPACE = 'AWS/Redshift';

/** Metrics of queues and classes of queries, which differ from cluster to cluster. */
export const SETS: readonly SetRow<ClusterInventory>[] = [
  {
    metric: 'queuedQueries',
    title: 'Queries that wait',
    unit: 'count',
    statistic: 'Maximum',
    key: true,
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

export const metrics: readonly AwsMetric<ClusterInventory>[] = [
  {
    metric: 'diskUsed',
    title: 'Used disk',
    unit: 'ratio',
    statistic: 'Maximum',
    key: true,
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
    key: true,
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
  ...setMetrics(SETS),
  ...loadMetrics,
];
