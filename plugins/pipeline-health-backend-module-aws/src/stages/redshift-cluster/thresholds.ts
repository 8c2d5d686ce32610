import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { warehouseThresholds } from '../redshift';

/** The default lines of a cluster. */
export const thresholds = {
  health: {
    title: 'Health',
    unit: 'count',
    breach: 'below',
    critical: 1,
    description:
      'HealthStatus: 1 while the cluster answers, 0 while it does not; judged over three of five minutes, not during maintenance.',
  },
  diskUsed: {
    title: 'Used disk',
    unit: 'ratio',
    breach: 'above',
    warning: 0.8,
    critical: 0.9,
    description:
      'Used share of the fullest disk. Loads and large sorts need free space; at 100 % the cluster stops writing.',
  },
  ...warehouseThresholds,
} as const satisfies { [name: string]: ThresholdDefinition };

/** The names of the thresholds of a cluster. */
export type ClusterThreshold = keyof typeof thresholds;
