import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { FirehoseContext, newest } from './context';
import { successSamples } from './successSamples';

/** Records that came in after the last delivery that we know of. */
export interface Undelivered {
  /** The first minute of them. */
  since: Sample;
  /** Epoch milliseconds; absent when there is none in what we know. */
  lastDeliveryAt?: number;
}

/**
 * What waits, as far as flows tell; undefined when nothing does, or when the
 * destination is one whose deliveries we cannot see.
 */
export function undelivered(context: FirehoseContext): Undelivered | undefined {
  const type = context.inventory?.destination?.type;
  if (!type || type === 'other') {
    return undefined;
  }
  const lastDeliveryAt = lastDelivery(context);
  const since = (context.samples.incomingRecords ?? []).find(
    ({ at, value }) => value > 0 && at > (lastDeliveryAt ?? 0),
  );
  return since && { since, lastDeliveryAt };
}

/** The last minute in which something was delivered or tried, by either family of names. */
export function lastDelivery(context: FirehoseContext): number | undefined {
  const attempts = successSamples(context);
  const times = [
    attempts[attempts.length - 1],
    newest(context, 'deliveredRecords'),
    newest(context, 'legacyDeliveredRecords'),
  ].flatMap(sample => sample?.at ?? []);
  return times.length ? Math.max(...times) : undefined;
}
