import {
  DescribedQueue,
  isDeadLetterQueue,
  QueueContext,
  sourcesOf,
} from './context';
import { ageInSource } from './ageInSource';
import { oldestAgeNow } from './oldestAge';

/** The longest retention that SQS allows. */
const LONGEST_RETENTION_SECONDS = 14 * 86_400;

/**
 * When the first message of a queue may expire.
 */
export interface LossClock {
  /** Worst case; 0 when it may be happening. */
  seconds: number;
  /** As if the messages had spent no time in their source. */
  secondsAtBest: number;
  /** How old the oldest message can be, since it was sent. */
  ageSeconds: number;
  /** The part of that age that a dead letter may have spent in its source, before its own queue began to count. */
  ageInSourceSeconds?: number;
}

/**
 * The earliest time at which a message of this queue can expire, worst case.
 *
 * SQS deletes a message when its retention has passed since it was sent. A
 * standard queue's dead letter keeps the time at which it was first sent, while
 * the age of its queue counts from the move; so the time that it may have spent
 * in its source is added. A FIFO queue's dead letter starts anew with the move.
 */
export function lossClock(context: QueueContext): LossClock | undefined {
  const { inventory, now } = context;
  const age = oldestAgeNow(context, now);
  if (!inventory || age === undefined) {
    return undefined;
  }
  const described = { ...context, inventory };
  if (awaitsSources(described)) {
    return undefined;
  }
  const inSource = timeInSource(described, age);
  const ageSeconds = age + (inSource ?? 0);
  return {
    seconds: Math.max(0, inventory.retentionSeconds - ageSeconds),
    secondsAtBest: Math.max(0, inventory.retentionSeconds - age),
    ageSeconds,
    ...(inSource !== undefined && { ageInSourceSeconds: inSource }),
  };
}

/** Whether a source of this pipeline has yet to be described: until then nothing can be said. */
function awaitsSources({ inventory, neighbours }: DescribedQueue): boolean {
  return (
    !inventory.fifo &&
    neighbours.some(
      ({ direction, relation, facts }) =>
        direction === 'upstream' &&
        relation === 'dead-letter-queue' &&
        !facts.inventory &&
        !facts.problem,
    )
  );
}

function timeInSource(
  context: DescribedQueue,
  age: number,
): number | undefined {
  const { inventory, now } = context;
  if (inventory.fifo || !isDeadLetterQueue(context)) {
    return undefined;
  }
  const sources = sourcesOf(context);
  const described = new Set(sources.map(({ stage }) => stage.arn));
  // Of other pipelines, or not for us to read.
  const hasOthers = (inventory.deadLetterSources ?? []).some(
    arn => !described.has(arn),
  );
  const longest =
    inventory.longestSourceRetentionSeconds ?? LONGEST_RETENTION_SECONDS;
  const movedSince = now - age * 1000;
  return Math.max(
    hasOthers ? longest : 0,
    ...sources.map(source => ageInSource(source, movedSince, now)),
  );
}
