import {
  Check,
  CheckContext,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { KinesisInventory } from './KinesisInventory';
import { KinesisThreshold } from './thresholds';

/** What the rules of a Kinesis stream look at. */
export type KinesisContext = CheckContext<KinesisInventory, KinesisThreshold>;

/** The same, of a stream that has been described. */
export type DescribedKinesis = KinesisContext & {
  inventory: KinesisInventory;
};

/** A rule of a Kinesis stream. */
export type KinesisCheck = Check<KinesisInventory, KinesisThreshold>;

/** The newest sample of a metric. */
export function newest(
  { samples }: Pick<KinesisContext, 'samples'>,
  metric: string,
): Sample | undefined {
  const all = samples[metric] ?? [];
  return all[all.length - 1];
}
