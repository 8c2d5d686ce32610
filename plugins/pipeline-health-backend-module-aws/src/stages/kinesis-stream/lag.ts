import {
  currentReading,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  earliest,
  knownUntil,
  lookBackOver,
  severityOf,
  silenceLookback,
} from '../../judging';
import { KinesisContext } from './KinesisInventory';
import { thresholds } from './thresholds';

const DAY_MS = 86_400_000;
/** A reader that is this close to the newest record has caught up. */
const CAUGHT_UP_SECONDS = 60;
/** A consumer that lags for longer than this has done so since before all that is worth loading. */
const LONGEST_LAG_MS = 7 * DAY_MS;
/** CloudWatch keeps minutes for as long as this, to tell when a stream was last read. */
const LONGEST_SILENCE_MS = 15 * DAY_MS;

/** What the slowest reader has not read yet. */
export interface Lag {
  /** Age in seconds of the oldest record that is not read. */
  seconds: number;
  /** False when nobody reads any more. */
  reading: boolean;
}

/**
 * How far the readers are behind, now: the published age, grown by the clock;
 * or, when nobody reads any more, the age of the first record since.
 */
export function lagOf(context: KinesisContext): Lag | undefined {
  const age = currentReading(context, 'iteratorAge');
  if (age) {
    const late = age.value > CAUGHT_UP_SECONDS;
    const since = late
      ? Math.max(0, context.now - Date.parse(age.at)) / 1000
      : 0;
    return { seconds: age.value + since, reading: true };
  }
  const unread = unreadSince(context);
  return unread === undefined
    ? undefined
    : { seconds: (context.now - unread) / 1000, reading: false };
}

/** The last time at which the stream was seen read, however long ago. */
export function lastRead({
  readings,
}: Pick<KinesisContext, 'readings'>): Sample | undefined {
  const age = readings.iteratorAge;
  return age && { at: Date.parse(age.at), value: age.value };
}

/**
 * Epoch milliseconds of the first record that came in after the last read;
 * undefined while the stream is read, was never seen read, or can be read in
 * ways that the stream does not publish.
 */
export function unreadSince(context: KinesisContext): number | undefined {
  const last = lastRead(context);
  if (!last || isReadOtherwise(context)) {
    return undefined;
  }
  const first = (context.samples.incomingRecords ?? []).find(
    ({ at, value }) => value > 0 && at > last.at,
  );
  return first && first.at - last.value * 1000;
}

/** By enhanced fan-out, or by a reader that tells of its own lag. */
function isReadOtherwise({ inventory, neighbours }: KinesisContext): boolean {
  return (
    (inventory?.fanOutConsumers ?? 0) > 0 ||
    neighbours.some(
      ({ direction, facts }) =>
        direction === 'downstream' &&
        ['sourceLag', 'iteratorAge'].some(metric =>
          currentReading(facts, metric),
        ),
    )
  );
}

/**
 * Seconds until the first record may expire unread; undefined while the readers
 * have caught up.
 */
export function secondsToLoss(context: KinesisContext): number | undefined {
  const retention = context.inventory?.retentionSeconds;
  const lag = lagOf(context);
  return retention === undefined ||
    lag === undefined ||
    lag.seconds <= CAUGHT_UP_SECONDS
    ? undefined
    : Math.max(0, retention - lag.seconds);
}

/**
 * How far back samples matter: of a stream that nobody reads, what came in
 * since the last read; of one that lags, since when; of one that was never seen
 * read although records come, whether it ever was; of a silent one, what was
 * usual.
 */
export function lookback(context: KinesisContext): {
  [metric: string]: number;
} {
  const { inventory, now } = context;
  if (!inventory) {
    return {};
  }
  const last = lastRead(context);
  const incoming = currentReading(context, 'incomingRecords');
  const isRead = currentReading(context, 'iteratorAge') !== undefined;
  return lookBackOver(context, {
    iteratorAge: !last
      ? incoming && now - LONGEST_SILENCE_MS
      : lagLookback(context),
    incomingRecords: earliest(
      silenceLookback(context, 'incomingRecords', now),
      last && !isRead && knownUntil(context, 'iteratorAge') > last.at
        ? Math.max(last.at, now - LONGEST_SILENCE_MS)
        : undefined,
    ),
  });
}

function lagLookback({
  inventory,
  samples,
  thresholds: lines,
  now,
}: KinesisContext): number | undefined {
  const ages = samples.iteratorAge ?? [];
  const lagging = [ages[0], ages[ages.length - 1]].every(
    sample =>
      sample &&
      severityOf(sample.value, thresholds.iteratorAge, lines.iteratorAge),
  );
  const retention = (inventory?.retentionSeconds ?? 86_400) * 1000;
  return lagging ? now - Math.min(retention, LONGEST_LAG_MS) : undefined;
}
