import {
  Check,
  CheckContext,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { FirehoseInventory } from './FirehoseInventory';
import { FirehoseThreshold } from './thresholds';

/** What the rules of a delivery stream look at. */
export type FirehoseContext = CheckContext<
  FirehoseInventory,
  FirehoseThreshold
>;

/** The same, of a stream that has been described. */
export type DescribedFirehose = FirehoseContext & {
  inventory: FirehoseInventory;
};

/** How a delivery stream is set up, and the lines in force for it. */
export type FirehoseSetup = Pick<FirehoseContext, 'inventory' | 'thresholds'>;

/** A rule of a delivery stream. */
export type FirehoseCheck = Check<FirehoseInventory, FirehoseThreshold>;

/** The newest sample of a metric. */
export function newest(
  context: FirehoseContext,
  metric: string,
): Sample | undefined {
  const samples = context.samples[metric] ?? [];
  return samples[samples.length - 1];
}

/** How long a record may wait because the stream was told to gather some. */
export function bufferSeconds({
  inventory,
}: Pick<FirehoseSetup, 'inventory'>): number {
  return inventory?.destination?.bufferIntervalSeconds ?? 0;
}

/** Where the stream delivers, for a sentence. */
export function destinationOf({ inventory }: FirehoseContext): string {
  return inventory?.destination?.title ?? 'its destination';
}
