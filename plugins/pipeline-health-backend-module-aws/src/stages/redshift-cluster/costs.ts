import {
  Cost,
  HOURS_OF_MONTH,
} from '@pipeline-health/plugin-pipeline-health-node';
import { ClusterInventory } from './ClusterInventory';

/** What is billed of a cluster. */
export const costs: readonly Cost<ClusterInventory>[] = [
  {
    id: 'nodes',
    price: ({ nodeType }) => `redshift.node-hour.${nodeType}`,
    formula:
      'At most: nodes × 730 hours; hours in which the cluster is paused are not billed. Managed storage is not counted.',
    when: ({ nodeType }) => nodeType !== undefined,
    quantity: ({ inventory: { nodes } }) =>
      nodes === undefined ? undefined : nodes * HOURS_OF_MONTH,
  },
];
