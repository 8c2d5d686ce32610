import { ageBound, comesAgain, unseenMilliseconds } from './ageBound';
import { secondsBetween } from './backlog';
import { deadLetterQueuesOf, roleOf } from './roles';
import { DescribedQueue } from './SqsQueueInventory';
import { knownAgeInSource } from './lossClock';
import { flowKnownUntil, inflow, leastCount, totals } from './flow';

/** CloudWatch tells ages by the minute, and SQS takes its time to expire messages. */
const SLACK_SECONDS = 180;

/** Depths that are further apart say nothing of what happened in between. */
const MAX_GAP_MS = 10 * 60_000;

/** What happened before is too much to count. */
const COUNTED_MS = 6 * 3_600_000;

/** An age that was told is believed to have gone on for so long. */
const AGE_HOLDS_MS = 20 * 60_000;

/** Messages that expired unread. */
export interface Expiry {
  count: number;
  /** Epoch milliseconds of the first and the last. */
  firstAt: number;
  lastAt: number;
  /** Of the oldest, when it was told last before. */
  oldestSeconds: number;
}

/**
 * Messages that expired since a time: those by which the depth fell short of
 * what was sent, less what was deleted and moved, while the oldest was as old as
 * its queue keeps messages. What a person purges was younger; what a consumer
 * drains was deleted; what is redriven shows up where it came from.
 */
export function expiredSince(
  context: DescribedQueue,
  since: number,
): Expiry | undefined {
  const until = flowKnownUntil(context);
  const from = Math.max(since, context.now - COUNTED_MS);
  let expiry: Expiry | undefined;
  for (const { before, after, age } of stepsOfOldAge(context, from)) {
    if (after.at <= until) {
      const missing =
        before.value - after.value + inflow(context, before.at, after.at);
      expiry = addTo(expiry, missing, after.at, age);
    }
  }
  return expiry && expiry.count >= leastCount(context) ? expiry : undefined;
}

/** Whether a depth fell just now by what may have expired, as the flow will tell soon. */
export function mayExpireNow(context: DescribedQueue): boolean {
  const until = flowKnownUntil(context);
  return stepsOfOldAge(context, until).some(
    ({ before, after }) => after.at > until && after.value < before.value,
  );
}

/** The depths of moments next to each other at which the oldest message was as old as its queue keeps messages. */
export function stepsOfOldAge(context: DescribedQueue, from: number) {
  const depths = totals(context).filter(({ at }) => at >= from);
  const ages = ageTrack(context);
  const { retentionSeconds } = context.inventory;
  return depths.slice(1).flatMap((after, index) => {
    const before = depths[index];
    const age = ages(after.at);
    return age !== undefined &&
      age >= retentionSeconds - SLACK_SECONDS &&
      after.at - before.at <= MAX_GAP_MS
      ? [{ before, after, age }]
      : [];
  });
}

function addTo(
  expiry: Expiry | undefined,
  count: number,
  at: number,
  age: number,
): Expiry | undefined {
  if (!expiry) {
    return count > 0
      ? { count, firstAt: at, lastAt: at, oldestSeconds: age }
      : undefined;
  }
  return {
    ...expiry,
    // What is published a minute late is made up for in the next.
    count: expiry.count + count,
    ...(count > 0 && { lastAt: at }),
    oldestSeconds: Math.max(expiry.oldestSeconds, age),
  };
}

/**
 * How old the oldest message was at a time, since it was first sent: by the age
 * that was told last before, and what is known of the time in its source.
 */
function ageTrack(context: DescribedQueue): (at: number) => number | undefined {
  const ages = context.samples.oldestMessageAge ?? [];
  const inSource =
    roleOf(context) === 'dead-letter' && !context.inventory.fifo
      ? knownAgeInSource(context, ageBound(context)?.seconds)
      : 0;
  // Where the published age leaves messages out, only an empty queue bounds theirs.
  const isBlind = mayExpireUnseen(context);
  const empty = isBlind ? emptyTimes(context) : [];
  return at => {
    if (isBlind) {
      const emptyAt = empty.findLast(time => time < at);
      return secondsBetween(
        emptyAt ?? Date.parse(context.inventory.createdAt ?? ''),
        at,
      );
    }
    const last = ages.findLast(
      sample => sample.at < at && at - sample.at <= AGE_HOLDS_MS,
    );
    return last && last.value + inSource + secondsBetween(last.at, at);
  };
}

/** Whether messages may come again and again, out of the published age, until they expire: before they are set aside, if ever. */
function mayExpireUnseen(context: DescribedQueue): boolean {
  const { deadLetterQueueArn, retentionSeconds } = context.inventory;
  const unseen = unseenMilliseconds(context) ?? Infinity;
  return (
    roleOf(context) === 'ordinary' &&
    comesAgain(context) &&
    unseen >= retentionSeconds * 1000 &&
    (!deadLetterQueueArn || deadLetterQueuesOf(context).length > 0)
  );
}

/** Epoch milliseconds at which nothing was there. */
function emptyTimes(context: DescribedQueue): number[] {
  return totals(context)
    .filter(({ value }) => value === 0)
    .map(({ at }) => at);
}
