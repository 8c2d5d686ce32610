import { AwsMetric } from '../../aws/AwsStageKind';
import { loadMetrics, setMetrics, SetRow } from '../redshift';
import { WorkgroupInventory } from './WorkgroupInventory';

export const NAMESPACE = 'AWS/Redshift-Serverless';

const MEGABYTE = 1_000_000;

/** AWS names the dimensions of these in several ways, so they are always looked up. */
export const SETS: readonly SetRow<WorkgroupInventory>[] = [
  {
    metric: 'queuedQueries',
    title: 'Queries that wait',
    unit: 'count',
    statistic: 'Maximum',
    key: true,
    name: 'QueriesQueued',
  },
  {
    metric: 'runningQueries',
    title: 'Queries that run',
    unit: 'count',
    statistic: 'Maximum',
    name: 'QueriesRunning',
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
  {
    metric: 'queriesSucceeded',
    title: 'Queries that succeeded',
    unit: 'count',
    statistic: 'Sum',
    period: 300,
    name: 'QueriesSucceeded',
  },
  {
    metric: 'queriesFailed',
    title: 'Queries that failed',
    unit: 'count',
    statistic: 'Sum',
    period: 300,
    name: 'QueriesFailed',
  },
  {
    metric: 'connections',
    title: 'Connections',
    unit: 'count',
    statistic: 'Maximum',
    name: 'DatabaseConnections',
  },
  {
    metric: 'computeCapacity',
    title: 'Compute capacity (RPU)',
    unit: 'count',
    statistic: 'Maximum',
    key: true,
    period: 300,
    name: 'ComputeCapacity',
  },
];

/** Of the namespace that the workgroup computes for. */
export const STORAGE: readonly SetRow<WorkgroupInventory>[] = [
  {
    metric: 'storage',
    title: 'Stored data',
    unit: 'bytes',
    statistic: 'Maximum',
    period: 300,
    name: 'DataStorage',
    scale: MEGABYTE,
  },
];

export const metrics: readonly AwsMetric<WorkgroupInventory>[] = [
  ...setMetrics([...SETS, ...STORAGE]),
  ...loadMetrics,
];
