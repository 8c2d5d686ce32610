import { knownUntil } from '../../judging';
import { KinesisContext, newest } from './context';

/** A reader that is this close to the newest record has caught up. */
const CAUGHT_UP_SECONDS = 60;
/** A point is this far behind what we know at most, or nobody reads any more. */
const CURRENT_MS = 600_000;

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
  const age = newest(context, 'iteratorAge');
  const until = knownUntil(context, context.now);
  if (age && age.at >= until - CURRENT_MS) {
    const late = age.value > CAUGHT_UP_SECONDS;
    const since = late ? Math.max(0, context.now - age.at) / 1000 : 0;
    return { seconds: age.value + since, reading: true };
  }
  const unread = unreadSince(context);
  return unread === undefined
    ? undefined
    : { seconds: (context.now - unread) / 1000, reading: false };
}

/**
 * Epoch milliseconds of the first record that came in after the last read;
 * undefined while the stream is read, was never seen read, or can be read in
 * ways that the stream does not publish.
 */
export function unreadSince(context: KinesisContext): number | undefined {
  const lastRead = newest(context, 'iteratorAge');
  if (!lastRead || isReadOtherwise(context, lastRead.at)) {
    return undefined;
  }
  const first = (context.samples.incomingRecords ?? []).find(
    ({ at, value }) => value > 0 && at > lastRead.at,
  );
  return first && first.at - lastRead.value * 1000;
}

/** By enhanced fan-out, or by a reader that tells of its own lag. */
function isReadOtherwise(
  { inventory, neighbours }: KinesisContext,
  lastRead: number,
): boolean {
  return (
    (inventory?.fanOutConsumers ?? 0) > 0 ||
    neighbours.some(
      ({ direction, facts }) =>
        direction === 'downstream' &&
        ['sourceLag', 'iteratorAge'].some(
          metric => (newest(facts, metric)?.at ?? 0) > lastRead,
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
