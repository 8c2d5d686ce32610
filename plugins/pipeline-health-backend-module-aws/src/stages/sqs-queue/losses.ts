import {
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, sumSince } from '../../judging';
import { ageBound, comesAgain, unseenMilliseconds } from './ageBound';
import { secondsBetween } from './backlog';
import { deadLetterQueuesOf, roleOf, sourcesOf } from './roles';
import { DescribedQueue } from './SqsQueueInventory';
import { knownAgeInSource } from './lossClock';

/** CloudWatch tells ages by the minute, and SQS takes its time to expire messages. */
const SLACK_SECONDS = 180;

/** Depths that are further apart say nothing of what happened in between. */
const MAX_GAP_MS = 10 * 60_000;

/** What happened before is too much to count. */
const COUNTED_MS = 6 * 3_600_000;

/** What came and left is weighed over so long; so few are no difference. */
const WEIGHED_MS = 3_600_000;
const LEAST_UNACCOUNTED = 10;
const LEAST_SHARE = 0.05;

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

/**
 * Messages that left within the last hour by no way that is known: what waited
 * and what came, less what waits, was deleted and was set aside. Those that may
 * have expired are told as lost. Nothing can be said of a queue whose dead
 * letters nobody sees, nor of a FIFO queue, which counts copies as sent.
 */
export function unaccountedFor(
  context: DescribedQueue,
):
  | { count: number; from: number; until: number; mostlyAt: number }
  | undefined {
  const { fifo, deadLetterQueueArn } = context.inventory;
  const until = flowKnownUntil(context);
  const from = until - WEIGHED_MS;
  const depths = totals(context).filter(({ at }) => at >= from && at <= until);
  const [first] = depths;
  const last = depths[depths.length - 1];
  if (
    fifo ||
    !first ||
    roleOf(context) !== 'ordinary' ||
    (deadLetterQueueArn && !deadLetterQueuesOf(context).length) ||
    stepsOfOldAge(context, from).length
  ) {
    return undefined;
  }
  const count = first.value - last.value + inflow(context, first.at, last.at);
  const sent = sumSince(context.samples.messagesSent, first.at) ?? 0;
  return count >= Math.max(LEAST_UNACCOUNTED, LEAST_SHARE * sent) &&
    count >= leastCount(context)
    ? {
        count: Math.round(count),
        from: first.at,
        until: last.at,
        mostlyAt: deepestFall(depths),
      }
    : undefined;
}

/** Epoch milliseconds at which a depth fell most. */
function deepestFall(depths: readonly Sample[]): number {
  const falls = depths
    .slice(1)
    .map(({ at, value }, index) => ({ at, by: depths[index].value - value }));
  return falls.reduce((most, each) => (each.by > most.by ? each : most)).at;
}

/** Whether a depth fell just now by what may have expired, as the flow will tell soon. */
export function mayExpireNow(context: DescribedQueue): boolean {
  const until = flowKnownUntil(context);
  return stepsOfOldAge(context, until).some(
    ({ before, after }) => after.at > until && after.value < before.value,
  );
}

/** The depths of moments next to each other at which the oldest message was as old as its queue keeps messages. */
function stepsOfOldAge(context: DescribedQueue, from: number) {
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

/** Epoch milliseconds; a depth is told before what was sent and deleted meanwhile. */
export function flowKnownUntil(context: StageFacts): number {
  return Math.min(
    ...['messagesSent', 'messagesDeleted']
      .filter(metric => context.samples[metric])
      .map(metric => knownUntil(context, metric) - 60_000),
  );
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

/** Depths and counts are of different moments of a minute: so much is no loss. */
function leastCount({ samples }: DescribedQueue): number {
  const flows = ['messagesSent', 'messagesDeleted'].flatMap(metric =>
    (samples[metric] ?? []).map(({ value }) => value),
  );
  return Math.max(1, 2 * Math.max(0, ...flows));
}

/** What came in less what was taken out, as far as it is told. */
function inflow(context: DescribedQueue, from: number, to: number): number {
  const within = ({ samples }: StageFacts, metric: string) =>
    (samples[metric] ?? [])
      .filter(({ at }) => at > from && at <= to)
      .reduce((sum, { value }) => sum + value, 0);
  const moved = deadLetterQueuesOf(context).reduce(
    (sum, facts) => sum + Math.max(0, riseOf(facts, from, to)),
    0,
  );
  const redriven = sourcesOf(context).reduce(
    (sum, facts) =>
      sum +
      Math.max(
        0,
        riseOf(facts, from, to) -
          within(facts, 'messagesSent') +
          within(facts, 'messagesDeleted'),
      ),
    0,
  );
  return (
    within(context, 'messagesSent') -
    within(context, 'messagesDeleted') -
    moved -
    redriven
  );
}

function riseOf(facts: StageFacts, from: number, to: number): number {
  const depths = totals(facts).filter(({ at }) => at >= from && at <= to);
  const [first] = depths;
  return first ? depths[depths.length - 1].value - first.value : 0;
}

/** Messages in every state, by the minute. */
function totals({ samples }: StageFacts): Sample[] {
  const byMinute = (metric: string) =>
    new Map((samples[metric] ?? []).map(({ at, value }) => [at, value]));
  const inFlight = byMinute('messagesInFlight');
  const delayed = byMinute('messagesDelayed');
  return (samples.messagesVisible ?? []).map(({ at, value }) => ({
    at,
    value: value + (inFlight.get(at) ?? 0) + (delayed.get(at) ?? 0),
  }));
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
