import {
  SeriesDefinition,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../aws/cloudwatch';
import { DomainInventory } from './DomainInventory';

interface DomainMetric extends SeriesDefinition {
  /** The name in the namespace `AWS/ES`. */
  name: string;
  /** AWS's unit in ours. */
  scale?: number;
}

type Details = Partial<
  Pick<DomainMetric, 'unit' | 'statistic' | 'scale' | 'coolestTier'>
>;

const MEBIBYTE = 1024 ** 2;

/** The metrics of a domain. */
export function series(inventory: DomainInventory): SeriesDefinition[] {
  return metricsOf(inventory).map(
    ({ name: _name, scale: _scale, ...definition }) => definition,
  );
}

/** Where CloudWatch keeps them. */
export function queries(
  stage: StageRef,
  inventory: DomainInventory,
): { [metric: string]: MetricQuery } {
  return Object.fromEntries(
    metricsOf(inventory).map(({ metric, name, scale }) => [
      metric,
      {
        namespace: 'AWS/ES',
        name,
        dimensions: dimensionsOf(stage),
        ...(scale !== undefined && { scale }),
      },
    ]),
  );
}

/** Without the account nothing is found. */
export function dimensionsOf({ name, account }: StageRef) {
  return { DomainName: name, ClientId: account };
}

function metricsOf({ dedicatedMasters }: DomainInventory): DomainMetric[] {
  const ratio: Details = { unit: 'ratio', scale: 0.01 };
  const sum: Details = { statistic: 'Sum' };
  return [
    measure('statusRed', 'Status red', 'ClusterStatus.red'),
    measure('statusYellow', 'Status yellow', 'ClusterStatus.yellow'),
    measure('writesBlocked', 'Writes blocked', 'ClusterIndexWritesBlocked'),
    // Of the node that has the least: the first full one blocks writes.
    measure(
      'freeStorage',
      'Free storage of the fullest node',
      'FreeStorageSpace',
      {
        unit: 'bytes',
        statistic: 'Minimum',
        scale: MEBIBYTE,
      },
    ),
    measure(
      'memoryPressure',
      'JVM memory pressure',
      'JVMMemoryPressure',
      ratio,
    ),
    measure('cpu', 'CPU of the busiest node', 'CPUUtilization', ratio),
    ...(dedicatedMasters > 0
      ? [
          measure(
            'masterMemoryPressure',
            'JVM memory pressure of the masters',
            'MasterJVMMemoryPressure',
            ratio,
          ),
        ]
      : []),
    measure('nodes', 'Nodes', 'Nodes'),
    measure('unassignedShards', 'Unassigned shards', 'Shards.unassigned'),
    measure('indexingRate', 'Documents indexed a minute', 'IndexingRate', {
      statistic: 'Average',
    }),
    measure('successes', 'Answers 2xx', '2xx', sum),
    measure('clientErrors', 'Answers 4xx', '4xx', sum),
    measure('serverErrors', 'Answers 5xx', '5xx', sum),
    // Counters since each process began: only their growth means something.
    measure(
      'coordinatingRejected',
      'Writes rejected by coordinating nodes, so far',
      'CoordinatingWriteRejected',
      sum,
    ),
    measure(
      'primaryRejected',
      'Writes rejected by primary shards, so far',
      'PrimaryWriteRejected',
      sum,
    ),
    measure(
      'queueRejected',
      'Writes rejected by full queues, so far',
      'ThreadpoolWriteRejected',
      sum,
    ),
    measure(
      'snapshotFailed',
      'Automatic snapshot failed',
      'AutomatedSnapshotFailure',
      {
        coolestTier: 'cold',
      },
    ),
    measure('keyInaccessible', 'KMS key inaccessible', 'KMSKeyInaccessible', {
      coolestTier: 'cold',
    }),
  ];
}

function measure(
  key: string,
  title: string,
  name: string,
  details: Details = {},
): DomainMetric {
  return {
    metric: key,
    title,
    name,
    unit: 'count',
    statistic: 'Maximum',
    period: 60,
    expectedLag: 180,
    ...details,
  };
}
