import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { warehouseThresholds } from '../redshift';

/** The default lines of a workgroup. */
export const thresholds = {
  failedQueries: {
    title: 'Failed queries',
    unit: 'ratio',
    breach: 'above',
    warning: 0.05,
    critical: 0.5,
    description:
      'Share of the queries of the last half hour that failed, when there were at least ten.',
  },
  capacityOfLimit: {
    title: 'Capacity of its limit',
    unit: 'ratio',
    breach: 'at-least',
    warning: 1,
    description:
      'Used compute capacity, an average of half an hour rounded up, as a part of the configured maximum: at the maximum queries wait instead of scaling.',
  },
  ...warehouseThresholds,
} as const satisfies { [name: string]: ThresholdDefinition };

/** The names of the thresholds of a workgroup. */
export type WorkgroupThreshold = keyof typeof thresholds;
