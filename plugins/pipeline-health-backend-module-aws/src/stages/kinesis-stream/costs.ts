import {
  Cost,
  HOURS_OF_MONTH,
} from '@pipeline-health/plugin-pipeline-health-node';
import { GIGABYTE } from '../../judging';
import { KinesisInventory } from './KinesisInventory';

/** A record is billed in units of this size. */
const PUT_UNIT_BYTES = 25 * 1024;

const provisioned = ({ mode }: KinesisInventory) => mode === 'PROVISIONED';
const onDemand = (inventory: KinesisInventory) => !provisioned(inventory);

/** What is billed of a stream. */
export const costs: readonly Cost<KinesisInventory>[] = [
  {
    id: 'shards',
    price: 'kinesis.shard-hour',
    formula: 'Open shards × 730 hours.',
    when: provisioned,
    quantity: ({ inventory }) =>
      inventory.openShards === undefined
        ? undefined
        : inventory.openShards * HOURS_OF_MONTH,
  },
  {
    id: 'writes',
    price: 'kinesis.put-unit',
    formula:
      'Records written × the mean size of a record, rounded up to whole units of 25 KB.',
    metrics: ['incomingRecords', 'incomingBytes'],
    when: provisioned,
    quantity({ monthly }) {
      const records = monthly('incomingRecords');
      const bytes = monthly('incomingBytes');
      return records === undefined || bytes === undefined
        ? undefined
        : records * Math.ceil(bytes / Math.max(records, 1) / PUT_UNIT_BYTES);
    },
  },
  {
    id: 'on-demand',
    price: 'kinesis.on-demand-stream-hour',
    formula: '730 hours.',
    when: onDemand,
    quantity: () => HOURS_OF_MONTH,
  },
  {
    id: 'on-demand-written',
    price: 'kinesis.on-demand-gigabyte-in',
    formula: 'Bytes written ÷ 2³⁰.',
    metrics: ['incomingBytes'],
    when: onDemand,
    quantity: ({ monthly }) => gigabytes(monthly('incomingBytes')),
  },
  {
    id: 'on-demand-read',
    price: 'kinesis.on-demand-gigabyte-out',
    formula: 'Bytes read by all consumers ÷ 2³⁰.',
    metrics: ['readBytes'],
    when: onDemand,
    quantity: ({ monthly }) => gigabytes(monthly('readBytes')),
  },
];

function gigabytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / GIGABYTE;
}
