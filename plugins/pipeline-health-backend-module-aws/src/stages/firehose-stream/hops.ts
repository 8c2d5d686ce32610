import {
  Sample,
  SAMPLES_SINCE,
} from '@pipeline-health/plugin-pipeline-health-node';
import { balanceOf, knownSamples, knownUntil, sumBetween } from '../../judging';
import { bufferSeconds, FirehoseContext } from './FirehoseInventory';

const MINUTE_MS = 60_000;
/** Of what the transform gives back, the last minutes are weighed… */
const RECENT_MS = 15 * MINUTE_MS;
/** …and the newest of them tell whether it is over. */
const NEWEST_MS = 3 * MINUTE_MS;
const SLOT_MS = 5 * MINUTE_MS;
/** Firehose waits no longer for a call. */
const LONGEST_CALL_MS = 5 * MINUTE_MS;
/** The backup gathers for five minutes, unless it is told otherwise. */
const BACKUP_MS = 8 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** When the newest minutes lack so much less than those before, it is over. */
const OVER = 0.25;
/** Less than this does not show in a few minutes. */
const VISIBLE = 0.1;

/** Records that the transform was given and did not give back as processed. */
export interface MarkedAsFailed {
  records: number;
  /** Of what it was given. */
  share: number;
  /** Epoch milliseconds. */
  since: number;
}

/**
 * What the transform marks as failed in calls that succeed: it is given what
 * comes in, and gives back what it processed or dropped on purpose. Undefined
 * where nothing is missing, or no more.
 */
export function markedAsFailed(
  context: FirehoseContext,
): MarkedAsFailed | undefined {
  const { samples, inventory } = context;
  const { incomingRecords: into = [], transformedRecords = [] } = samples;
  const { transform } = inventory ?? {};
  // What was never published tells nothing.
  if (!transform || !knownSamples(context, 'transformedRecords').length) {
    return undefined;
  }
  const delay = wholeMinutes(
    1000 * transform.bufferIntervalSeconds + longestCallMs(context) + MINUTE_MS,
  );
  const weigh = (window: number) =>
    balanceOf({
      into,
      outOf: { processed: transformedRecords },
      since: lastUseFrom(context),
      until: Math.min(
        knownUntil(context, 'incomingRecords'),
        knownUntil(context, 'transformedRecords'),
      ),
      delay,
      window,
    });
  const recent = weigh(RECENT_MS);
  const share = recent?.steadyMissingRatio ?? 0;
  const newest = weigh(NEWEST_MS)?.steadyMissingRatio ?? 0;
  if (!recent || share === 0 || (share > VISIBLE && newest < OVER * share)) {
    return undefined;
  }
  return {
    records: Math.round(share * recent.into),
    share,
    since: lackingSince(into, transformedRecords, recent.until, 1 - share / 2),
  };
}

/** Epoch milliseconds from which on the samples are needed, and loaded, that tell of the last use of the transform, within a day. */
export function lastUseFrom({ readings, now }: FirehoseContext): number {
  const loaded = now - SAMPLES_SINCE;
  const last = readings.incomingRecords;
  const usedAt = last && last.value > 0 ? Date.parse(last.at) : now;
  return usedAt < now - DAY_MS ? loaded : Math.min(loaded, usedAt - HOUR_MS);
}

/** Samples are counted by the minute. */
function wholeMinutes(milliseconds: number): number {
  return Math.ceil(milliseconds / MINUTE_MS) * MINUTE_MS;
}

function longestCallMs({ samples }: FirehoseContext): number {
  const durations = (samples.transformDuration ?? []).slice(-10);
  return durations.length
    ? 1000 * Math.max(...durations.map(({ value }) => value))
    : LONGEST_CALL_MS;
}

/** Epoch milliseconds since when less than a share of what came in left: slot by slot, then by the minute. */
function lackingSince(
  into: readonly Sample[],
  out: readonly Sample[],
  until: number,
  share: number,
): number {
  const lacks = (from: number, length: number) => {
    const came = sumBetween(into, from, from + length);
    return came > 0 && sumBetween(out, from, from + length) < share * came;
  };
  let since = until;
  for (const step of [SLOT_MS, MINUTE_MS]) {
    while (lacks(since - step, step)) {
      since -= step;
    }
  }
  return since;
}

/** Records that neither the destination nor a bucket has. */
export interface Unaccounted {
  records: number;
  /** What came in meanwhile. */
  into: number;
  delivered: number;
  kept: number;
  /** Epoch milliseconds between which it came in. */
  from: number;
  until: number;
}

/**
 * What came in within an hour, was not delivered and lies in no bucket, for
 * sure. A transform may drop records on purpose, and copies of all records in
 * the backup do not tell what failed: then nothing can be said.
 */
export function unaccountedFor(
  context: FirehoseContext,
): Unaccounted | undefined {
  const { samples, inventory } = context;
  const { destination, backup, transform } = inventory ?? {};
  const delivered = [
    ...(samples.deliveredRecords ?? []),
    ...(samples.legacyDeliveredRecords ?? []),
  ];
  if (!destination || transform?.enabled || !delivered.length) {
    return undefined;
  }
  const balance = balanceOf({
    into: samples.incomingRecords ?? [],
    outOf: {
      delivered,
      kept: backup?.content === 'failed' ? samples.backupRecords ?? [] : [],
      failed: [
        ...(samples.failedRows ?? []),
        ...(samples.failedConversions ?? []),
      ],
    },
    since: context.now - SAMPLES_SINCE,
    until: Math.min(
      knownUntil(context, 'incomingRecords'),
      knownUntil(context, 'deliveredRecords'),
    ),
    delay:
      1000 * (bufferSeconds(inventory) + (destination.retrySeconds ?? 0)) +
      BACKUP_MS,
    window: HOUR_MS,
  });
  return balance && balance.missing > 0
    ? {
        records: balance.missing,
        into: balance.into,
        delivered: balance.outOf.delivered,
        kept: balance.outOf.kept + balance.outOf.failed,
        from: balance.from,
        until: balance.until,
      }
    : undefined;
}
