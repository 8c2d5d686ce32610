import { QueueNow } from '../askQueue';
import { Before, Depths } from './Before';

/** The depths that SQS tells are right about a minute later. */
const SETTLING_MS = 60_000;

/** What was moved and is watched, until it was consumed or came back. */
export type Watch = {
  moved: number;
  /** Epoch milliseconds; when the first was moved. */
  from: number;
  /** How many dead letters are left if none came back, by the queue that holds them. */
  left: Depths;
  /** How much each destination held before. */
  before: Depths;
  /** The most that were seen to have come back. */
  back: number;
  /** Epoch milliseconds; what fails again can be back by then. */
  soonest: number;
  /** Epoch milliseconds; for no longer it is waited. */
  latest: number;
};

/** What became of what was moved. */
export type Verdict = 'waiting' | 'came-back' | 'consumed' | 'unseen';

/**
 * For how long what fails again can be on its way back: it is received as often
 * as its queue allows, and hidden each time. The slowest of the destinations
 * counts. In seconds.
 */
export function returnSeconds(
  destinations: readonly Pick<QueueNow, 'configuration'>[],
): number {
  return Math.max(
    0,
    ...destinations.map(
      ({
        configuration: {
          maxReceiveCount = 1,
          visibilityTimeoutSeconds,
          delaySeconds,
        },
      }) => delaySeconds + maxReceiveCount * visibilityTimeoutSeconds,
    ),
  );
}

/** What is to be watched when messages have been moved. */
export function watchOf(options: {
  moved: number;
  from: number;
  now: number;
  queueArn: string;
  before: Before;
  destinations: readonly Pick<QueueNow, 'configuration'>[];
  longestSeconds: number;
}): Watch {
  const { moved, from, now, queueArn, before, destinations } = options;
  const needed = returnSeconds(destinations) * 1000 + SETTLING_MS;
  return {
    moved,
    from,
    left: leftOf(before.deadLetters, queueArn, moved),
    before: before.destinations,
    back: 0,
    soonest: now + needed,
    latest: now + Math.max(needed, options.longestSeconds * 1000),
  };
}

/** What the queues look like at one time of the watch. */
export interface Look {
  now: number;
  deadLetters: Depths;
  destinations: readonly {
    arn: string;
    total: number;
    /** Epoch milliseconds; when the oldest message that waits was sent, if that is known. */
    oldestSentAt?: number;
  }[];
}

/** The watch after a look. New dead letters of others count as come back: they cannot be told apart. */
export function looked(watch: Watch, { now, deadLetters }: Look): Watch {
  const isSettled = now >= watch.from + SETTLING_MS;
  return isSettled
    ? { ...watch, back: Math.max(watch.back, backBy(watch.left, deadLetters)) }
    : watch;
}

/** How many dead letters are left when so many were moved and none came back. */
export function leftOf(
  deadLetters: Depths,
  queueArn: string,
  moved: number,
): Depths {
  return {
    ...deadLetters,
    [queueArn]: Math.max(0, (deadLetters[queueArn] ?? 0) - moved),
  };
}

/** How many more there are than were left; less in one queue says nothing of another. */
export function backBy(left: Depths, deadLetters: Depths): number {
  return Object.entries(left).reduce(
    (sum, [arn, count]) => sum + Math.max(0, (deadLetters[arn] ?? 0) - count),
    0,
  );
}

/** The share of what was moved that came back, at most 1. */
export function backRatio({
  moved,
  back,
}: Pick<Watch, 'moved' | 'back'>): number {
  return moved === 0 ? 0 : Math.min(1, back / moved);
}

/**
 * Whether what was moved came back, was consumed, or neither is seen yet. The
 * share that came back is told when no more can come. It was consumed when it can have come back and did not, and each destination holds
 * no more than before, or nothing that is as old.
 */
export function verdictOf(
  watch: Watch,
  { now, destinations }: Look,
  mostBack: number,
): Verdict {
  if (backRatio(watch) > mostBack) {
    const mayGrow = now < watch.soonest && watch.back < watch.moved;
    return mayGrow ? 'waiting' : 'came-back';
  }
  const isDrained = destinations.every(
    ({ arn, total, oldestSentAt }) =>
      total <= (watch.before[arn] ?? 0) ||
      (oldestSentAt !== undefined && oldestSentAt > watch.from),
  );
  if (now >= watch.soonest && isDrained) {
    return 'consumed';
  }
  return now >= watch.latest ? 'unseen' : 'waiting';
}
