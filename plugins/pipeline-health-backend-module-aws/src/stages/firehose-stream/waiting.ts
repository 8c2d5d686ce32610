import {
  currentReading,
  Neighbour,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownSamples, knownUntil } from '../../judging';
import { successSamples } from './attempts';
import { bufferSeconds, FirehoseContext } from './FirehoseInventory';

/** Firehose keeps what is put into it for 24 hours; a Kinesis stream keeps its records at least as long. */
const DIRECT_RETENTION_SECONDS = 86_400;
/** Beyond the buffer interval, records that still wait are late. */
const GRACE_SECONDS = 120;
/** Transform, delivery and retries may take as long as this beyond the buffer interval. */
const DELIVERY_SECONDS = 600;

/** Records that came in after the last delivery that we know of. */
export interface Undelivered {
  /** Epoch milliseconds of the first minute of them. */
  since: number;
  /** Epoch milliseconds until which it is known that nothing was delivered. */
  until: number;
  /** Epoch milliseconds; absent when none is known. */
  lastDeliveryAt?: number;
}

/**
 * What waits, as far as flows tell; undefined when nothing does, or when the
 * destination is one whose deliveries we cannot see.
 */
export function undelivered(context: FirehoseContext): Undelivered | undefined {
  const lastDeliveryAt = lastDelivery(context);
  const since = (context.samples.incomingRecords ?? []).find(
    ({ at, value }) => value > 0 && at > (lastDeliveryAt ?? 0),
  )?.at;
  const until = Math.max(
    knownUntil(context, 'deliveredRecords'),
    knownUntil(context, 'legacyDeliveredRecords'),
  );
  return since === undefined || until === -Infinity
    ? undefined
    : { since, until, lastDeliveryAt };
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
  const patience = (bufferSeconds(context.inventory) + DELIVERY_SECONDS) * 1000;
  const stands =
    currentReading(context, 'dataFreshness') ??
    (undelivered(context) &&
      last &&
      last.at >= knownUntil(context, 'dataFreshness') - patience);
  return stands ? last : undefined;
}

/** When the first record of a delivery stream may be lost. */
export interface LossClock {
  /** Worst case; 0 when it may be happening. */
  seconds: number;
  /** How long records survive undelivered. */
  retentionSeconds: number;
  /** How old the oldest record is that is not delivered. */
  ageSeconds: number;
}

/**
 * When the first record may be lost: only what waits longer than the buffer
 * interval is in danger. What was put directly is gone after 24 hours; what
 * comes from a Kinesis stream stays there for its retention.
 */
export function lossClock(context: FirehoseContext): LossClock | undefined {
  const age = oldestRecordAge(context);
  const retention = retentionOf(context);
  if (age === undefined || retention === undefined) {
    return undefined;
  }
  return {
    seconds: Math.max(0, retention - age),
    retentionSeconds: retention,
    ageSeconds: age,
  };
}

/** How long records survive undelivered; undefined for sources that do not tell. */
export function retentionOf(context: FirehoseContext): number | undefined {
  switch (context.inventory?.source.type) {
    case 'DirectPut':
      return DIRECT_RETENTION_SECONDS;
    case 'KinesisStreamAsSource':
      return retentionOfSource(context.neighbours) ?? DIRECT_RETENTION_SECONDS;
    default:
      return undefined;
  }
}

function retentionOfSource(neighbours: Neighbour[]): number | undefined {
  const source = neighbours.find(
    ({ direction, facts }) =>
      direction === 'upstream' && facts.stage.kind === 'kinesis-stream',
  );
  const retention = source?.facts.inventory?.retentionSeconds;
  return typeof retention === 'number' ? retention : undefined;
}

function oldestRecordAge(context: FirehoseContext): number | undefined {
  const late = bufferSeconds(context.inventory) + GRACE_SECONDS;
  const lag = currentReading(context, 'sourceLag');
  const published = freshness(context);
  const ages = [
    lag && { at: Date.parse(lag.at), value: lag.value },
    published,
  ].flatMap(sample =>
    // A buffer that was just emptied is young again: only a late one is sure to have aged since.
    sample && sample.value > late
      ? [sample.value + Math.max(0, context.now - sample.at) / 1000]
      : [],
  );
  const waiting = undelivered(context);
  const patience = (bufferSeconds(context.inventory) + DELIVERY_SECONDS) * 1000;
  if (!published && waiting && waiting.until - waiting.since > patience) {
    ages.push((context.now - waiting.since) / 1000);
  }
  return ages.length ? Math.max(...ages) : undefined;
}
