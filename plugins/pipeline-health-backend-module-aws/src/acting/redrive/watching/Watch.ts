import { QueueNow } from '../askQueue';

/** The depths that SQS tells are right about a minute later. */
const SETTLING_MS = 60_000;

/** What was moved and is watched, until it was consumed or came back. */
export type Watch = {
  moved: number;
  /** Epoch milliseconds; when the first was moved. */
  from: number;
  /** How many dead letters are left if none came back. */
  left: number;
  /** How much each destination held before. */
  before: { [destination: string]: number };
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
  /** Dead letters when the move began. */
  deadLetters: number;
  before: { [destination: string]: number };
  destinations: readonly Pick<QueueNow, 'configuration'>[];
  longestSeconds: number;
}): Watch {
  const { moved, from, now, deadLetters, before, destinations } = options;
  const needed = returnSeconds(destinations) * 1000 + SETTLING_MS;
  return {
    moved,
    from,
    left: Math.max(0, deadLetters - moved),
    before,
    back: 0,
    soonest: now + needed,
    latest: now + Math.max(needed, options.longestSeconds * 1000),
  };
}

/** What the queues look like at one time of the watch. */
export interface Look {
  now: number;
  deadLetters: number;
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
    ? { ...watch, back: Math.max(watch.back, deadLetters - watch.left) }
    : watch;
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
