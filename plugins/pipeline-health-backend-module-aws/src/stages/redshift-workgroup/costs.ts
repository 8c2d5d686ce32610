import { Cost } from '@pipeline-health/plugin-pipeline-health-node';
import { WorkgroupInventory } from './WorkgroupInventory';

/** A point stands for as many minutes. */
const MINUTES_OF_POINT = 5;

/** What is billed of a workgroup. */
export const costs: readonly Cost<WorkgroupInventory>[] = [
  {
    id: 'capacity',
    price: 'redshift.rpu-hour',
    formula:
      'Capacity in use, as it is published every five minutes; nothing while nobody asks. Managed storage is not counted.',
    metrics: ['computeCapacity'],
    quantity({ monthly }) {
      const capacity = monthly('computeCapacity');
      return capacity === undefined
        ? undefined
        : (capacity * MINUTES_OF_POINT) / 60;
    },
  },
];
