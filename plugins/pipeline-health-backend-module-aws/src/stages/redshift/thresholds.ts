import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The lines that clusters and workgroups share. */
export const warehouseThresholds = {
  loadFailures: {
    title: 'Failed loads in a row',
    unit: 'count',
    breach: 'at-least',
    warning: 1,
    critical: 2,
    description:
      'Loads into one table that failed since the last one that succeeded; known only where loadStatus is configured.',
  },
  newestLoadAge: {
    title: 'Age of the newest load',
    unit: 'seconds',
    breach: 'above',
    description:
      'Time since the newest load that succeeded; off until a line is set, because only its owner knows how often data should come.',
  },
  queuedQueries: {
    title: 'Queries that wait',
    unit: 'count',
    breach: 'above',
    warning: 10,
    critical: 50,
    description:
      'Queries that wait for a slot, over all queues, in three of five minutes: loads wait behind them.',
  },
  queryDuration: {
    title: 'Duration of queries',
    unit: 'seconds',
    breach: 'above',
    description:
      'Average duration of a class of queries; off until a line is set.',
  },
} as const satisfies { [name: string]: ThresholdDefinition };

/** The names of the shared thresholds. */
export type WarehouseThreshold = keyof typeof warehouseThresholds;
