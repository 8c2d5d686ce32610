import {
  Cost,
  CostContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { GIGABYTE } from '../../judging';
import { FirehoseInventory } from './FirehoseInventory';

/** Each record is billed in steps of this size, a batch does not help. */
const STEP_BYTES = 5 * 1024;

/** What is billed of a delivery stream. */
export const costs: readonly Cost<FirehoseInventory>[] = [
  {
    id: 'ingestion',
    price: 'firehose.gigabyte',
    formula:
      'Records × the mean size of a record, rounded up to the next 5 KB, ÷ 2³⁰: a record of 300 bytes is billed as 5 KB.',
    metrics: ['incomingRecords', 'incomingBytes'],
    quantity: billedGigabytes,
  },
  {
    id: 'conversion',
    price: 'firehose.conversion-gigabyte',
    formula: 'Bytes ingested ÷ 2³⁰.',
    metrics: ['incomingBytes'],
    when: ({ destination }) => Boolean(destination?.formatConversion),
    quantity({ monthly }) {
      const bytes = monthly('incomingBytes');
      return bytes === undefined ? undefined : bytes / GIGABYTE;
    },
  },
];

function billedGigabytes({
  monthly,
}: CostContext<FirehoseInventory>): number | undefined {
  const records = monthly('incomingRecords');
  const bytes = monthly('incomingBytes');
  if (records === undefined || bytes === undefined) {
    return undefined;
  }
  const steps = Math.ceil(bytes / Math.max(records, 1) / STEP_BYTES);
  return (records * steps * STEP_BYTES) / GIGABYTE;
}
