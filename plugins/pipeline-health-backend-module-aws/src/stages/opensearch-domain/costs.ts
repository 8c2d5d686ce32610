import {
  Cost,
  HOURS_OF_MONTH,
} from '@pipeline-health/plugin-pipeline-health-node';
import { GIGABYTE } from '../../judging';
import { DomainInventory } from './DomainInventory';

/** What is billed of a domain. */
export const costs: readonly Cost<DomainInventory>[] = [
  {
    id: 'instances',
    price: ({ instanceType }) => `opensearch.instance-hour.${instanceType}`,
    formula:
      'Data nodes × 730 hours; dedicated masters and warm nodes are not counted.',
    when: ({ instanceType }) => instanceType !== undefined,
    quantity: ({ inventory }) =>
      inventory.dataNodes === undefined
        ? undefined
        : inventory.dataNodes * HOURS_OF_MONTH,
  },
  {
    id: 'volumes',
    price: ({ volumeType }) => `opensearch.${volumeType}-gigabyte`,
    formula: 'Volume of a data node × data nodes ÷ 2³⁰.',
    when: ({ volumeType, volumeSizeBytes }) =>
      volumeType !== undefined && volumeSizeBytes !== undefined,
    quantity: ({ inventory: { volumeSizeBytes, dataNodes } }) =>
      volumeSizeBytes === undefined || dataNodes === undefined
        ? undefined
        : (volumeSizeBytes * dataNodes) / GIGABYTE,
  },
];
