import {
  Check,
  CheckContext,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { EventSource, LambdaInventory } from './LambdaInventory';
import { LambdaThreshold } from './thresholds';

/** What the rules of a function look at. */
export type LambdaContext = CheckContext<LambdaInventory, LambdaThreshold>;

/** The same, of a function that has been described. */
export type DescribedLambda = LambdaContext & { inventory: LambdaInventory };

/** A rule of a function. */
export type LambdaCheck = Check<LambdaInventory, LambdaThreshold>;

/** The newest sample of a metric. */
export function newest(
  { samples }: Pick<LambdaContext, 'samples'>,
  metric: string,
): Sample | undefined {
  const all = samples[metric] ?? [];
  return all[all.length - 1];
}

/** The sources that are known; none while they could not be asked for. */
export function sourcesOf({
  eventSources,
}: Pick<LambdaInventory, 'eventSources'>): EventSource[] {
  return eventSources.asked ? eventSources.answer : [];
}

/** Streams have records that expire; of them Lambda publishes how far behind it is. */
export function isStream({ sourceArn }: EventSource): boolean {
  return /^arn:[\w-]+:(kinesis|dynamodb):/.test(sourceArn ?? '');
}

/** Queues keep what is not deleted, and count how often it was received. */
export function isQueue({ sourceArn }: EventSource): boolean {
  return /^arn:[\w-]+:sqs:/.test(sourceArn ?? '');
}

export function readsStream(inventory: LambdaInventory): boolean {
  return sourcesOf(inventory).some(isStream);
}

/** What a person calls a source: the last part of its ARN. */
export function sourceName({ sourceArn, id }: EventSource): string {
  return sourceArn?.split(/[:/]/).pop() ?? id;
}
