import {
  currentReading,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownSamples, knownUntil, sumSince } from '../../judging';
import { successSamples } from './attempts';
import { bufferSeconds, FirehoseContext } from './FirehoseInventory';

/** Transform, delivery and retries may take as long as this beyond the buffer interval. */
const DELIVERY_SECONDS = 600;
/** The share of the records that may be missing from the counts of what failed. */
const LITTLE = 0.01;

/** Records that came in after the last delivery that we know of. */
export interface Undelivered {
  /** Epoch milliseconds of the first minute of them. */
  since: number;
  /** Epoch milliseconds until which it is known that nothing was delivered. */
  until: number;
  /** Epoch milliseconds; absent when none is known. */
  lastDeliveryAt?: number;
  /** How many came in since, without those that lie in a bucket as failed. */
  records: number;
}

/**
 * What waits, as far as flows tell; undefined when nothing does, or when the
 * destination is one whose deliveries we cannot see.
 */
export function undelivered(context: FirehoseContext): Undelivered | undefined {
  const { incomingRecords = [] } = context.samples;
  const lastDeliveryAt = lastDelivery(context);
  const since = incomingRecords.find(
    ({ at, value }) => value > 0 && at > (lastDeliveryAt ?? 0),
  )?.at;
  const until = Math.max(
    knownUntil(context, 'deliveredRecords'),
    knownUntil(context, 'legacyDeliveredRecords'),
  );
  if (since === undefined || until === -Infinity) {
    return undefined;
  }
  const came = sumSince(incomingRecords, since) ?? 0;
  const failed = failedSince(context, since);
  const records = Math.max(0, came - failed);
  const onItsWay = sumSince(incomingRecords, until - deliveryMs(context)) ?? 0;
  return failed > 0 && records <= Math.max(onItsWay, LITTLE * came)
    ? undefined
    : { since, until, lastDeliveryAt, records };
}

/** Records that lie in a bucket as failed, of those that came in since a time. */
function failedSince(context: FirehoseContext, since: number): number {
  const { inventory, samples } = context;
  if (inventory?.backup?.content === 'failed') {
    return sumSince(samples.backupRecords, since) ?? 0;
  }
  // No metric tells of what lies in the destination's own bucket, but the transform does.
  const isTransformed =
    inventory?.delivery &&
    samples.transformSuccess?.some(({ at }) => at >= since);
  const came = sumSince(samples.incomingRecords, since) ?? 0;
  const transformed = sumSince(samples.transformedRecords, since) ?? 0;
  const unconverted = sumSince(samples.failedConversions, since) ?? 0;
  return isTransformed ? came - transformed + unconverted : unconverted;
}

/** The last minute in which something was delivered or tried, however long ago. */
export function lastDelivery(context: FirehoseContext): number | undefined {
  const times = [
    successSamples(context),
    knownSamples(context, 'deliveredRecords'),
    knownSamples(context, 'legacyDeliveredRecords'),
  ].flatMap(samples => samples.at(-1)?.at ?? []);
  return times.length ? Math.max(...times) : undefined;
}

/**
 * The published age of the oldest record. It stands while it is current, and
 * until the next delivery as long as something waits for that.
 */
export function freshness(context: FirehoseContext): Sample | undefined {
  const last = knownSamples(context, 'dataFreshness').at(-1);
  const stands =
    currentReading(context, 'dataFreshness') ??
    (undelivered(context) &&
      last &&
      last.at >= knownUntil(context, 'dataFreshness') - deliveryMs(context));
  return stands ? last : undefined;
}

/** Milliseconds within which what came in is usually delivered. */
export function deliveryMs({ inventory }: FirehoseContext): number {
  return (bufferSeconds(inventory) + DELIVERY_SECONDS) * 1000;
}
