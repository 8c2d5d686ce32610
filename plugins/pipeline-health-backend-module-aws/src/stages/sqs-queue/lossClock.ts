import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf, Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../../judging';
import { ageBound } from './ageBound';
import { secondsBetween } from './backlog';
import { awaitsSources, QueueFacts, roleOf, sourcesOf } from './roles';
import { DescribedQueue, QueueContext } from './SqsQueueInventory';

/** The longest retention that SQS allows. */
export const LONGEST_RETENTION_SECONDS = 14 * 86_400;

/** Samples from before a message came or was moved that are looked at too, in milliseconds. */
export const LEAD = 60 * 60_000;

/** A stretch without samples that is longer than this is not covered, in milliseconds. */
const MAX_HOLE = 20 * 60_000;

/** When the first message of a queue may expire. */
export interface QueueLoss {
  /** Worst case; 0 when it may be happening. */
  seconds: number;
  /** By the published age, and as if dead letters had spent no time in their source. */
  secondsAtBest: number;
  /** How old the oldest message can be, since it was sent. */
  ageSeconds: number;
  /** The part of that age that a dead letter may have spent in its source, before its own queue began to count. */
  ageInSourceSeconds?: number;
  /** True when the worst case rests on what is not known. */
  feared: boolean;
  basis: Message;
}

/**
 * The earliest time at which a message of this queue can expire, worst case.
 *
 * SQS deletes a message when its retention has passed since it was sent. A
 * standard queue's dead letter keeps the time at which it was first sent, while
 * the age of its queue counts from the move; so the time that it may have spent
 * in its source is added. A FIFO queue's dead letter starts anew with the move.
 *
 * Undefined when nothing is in danger, and while it cannot be said: before a
 * source is described, and where it is not known whether dead letters come.
 */
export function lossClock(context: QueueContext): QueueLoss | undefined {
  const { inventory } = context;
  if (!inventory) {
    return undefined;
  }
  const described = { ...context, inventory };
  const age = ageBound(described);
  const waits = awaitsSources(context) || roleOf(described) === 'unknown';
  if (!age || (!inventory.fifo && waits)) {
    return undefined;
  }
  const inSource = timeInSource(described, age.seconds);
  const ageSeconds = age.seconds + (inSource?.seconds ?? 0);
  const left = (old: number) => Math.max(0, inventory.retentionSeconds - old);
  return {
    seconds: left(ageSeconds),
    secondsAtBest: left(Math.min(age.likelySeconds ?? 0, age.seconds)),
    ageSeconds,
    ...(inSource && { ageInSourceSeconds: inSource.seconds }),
    feared: !age.told || Boolean(inSource?.feared),
    basis: inSource
      ? {
          key: 'sqs-queue.loss-basis-of-dead-letters',
          variant: inSource.feared ? 'feared' : 'known',
          values: {
            age: seconds(age.seconds),
            inSource: seconds(inSource.seconds),
          },
        }
      : age.basis,
  };
}

/** How long a dead letter has spent in its source as far as that is known, in seconds. */
export function knownAgeInSource(
  context: DescribedQueue,
  age: number = context.inventory.retentionSeconds,
): number {
  const inSource = timeInSource(context, age);
  return inSource && !inSource.feared ? inSource.seconds : 0;
}

/** How long a dead letter may have spent in its source. */
interface TimeInSource {
  seconds: number;
  /** True when no history bounds it. */
  feared: boolean;
}

function timeInSource(
  context: DescribedQueue,
  age: number,
): TimeInSource | undefined {
  const { inventory, now } = context;
  if (inventory.fifo || roleOf(context) !== 'dead-letter') {
    return undefined;
  }
  const sources = sourcesOf(context);
  const described = new Set(sources.map(({ stage }) => stage.arn));
  const listed = answerOf(inventory.deadLetterSources);
  // Of other pipelines, or not for us to read.
  const hasOthers = !listed || listed.some(arn => !described.has(arn));
  // What topics, rules and functions send is enqueued there first.
  if (!hasOthers && sources.length === 0) {
    return undefined;
  }
  const longest =
    answerOf(inventory.longestSourceRetentionSeconds) ??
    LONGEST_RETENTION_SECONDS;
  const movedSince = now - age * 1000;
  return [
    { seconds: hasOthers ? longest : 0, feared: hasOthers },
    ...sources.map(source => ageInSource(source, movedSince, now)),
  ].reduce((worst, each) => (each.seconds > worst.seconds ? each : worst));
}

/**
 * How old a message of a standard queue can have been, in seconds, when it was
 * moved to the dead-letter queue at some time since `movedSince`. The smallest
 * of the bounds that hold:
 *
 * - the source's retention, since nothing older was there to be moved;
 * - the time since the source was created;
 * - what the source's own age has been in all that time. That age leaves out
 *   messages received three times, so every further receive is counted as one
 *   more wait of that length and one more visibility timeout. It holds only as
 *   far as the samples reach back without a hole.
 */
function ageInSource(
  source: QueueFacts,
  movedSince: number,
  now: number,
): TimeInSource {
  const { retentionSeconds, createdAt } = source.inventory;
  const bounds = [retentionSeconds];
  if (createdAt) {
    bounds.push(secondsBetween(Date.parse(createdAt), now));
  }
  const known = ageByHistory(source, movedSince, now);
  const limit = Math.min(...bounds);
  return known !== undefined && known <= limit
    ? { seconds: known, feared: false }
    : { seconds: limit, feared: known === undefined };
}

function ageByHistory(
  { samples, inventory }: QueueFacts,
  movedSince: number,
  now: number,
): number | undefined {
  const { maxReceiveCount, visibilityTimeoutSeconds } = inventory;
  const history = ageHistory(samples).filter(
    ({ at }) => at >= movedSince - LEAD,
  );
  if (maxReceiveCount === undefined || !reaches(history, movedSince, now)) {
    return undefined;
  }
  const oldest = history.reduce(
    (worst, { value }) => Math.max(worst, value),
    0,
  );
  return (
    Math.max(1, maxReceiveCount - 1) * oldest +
    maxReceiveCount * visibilityTimeoutSeconds
  );
}

/** Ages over time; where the queue was empty, the age was 0. */
function ageHistory(samples: QueueFacts['samples']): Sample[] {
  const ages = samples.oldestMessageAge ?? [];
  const known = new Set(ages.map(({ at }) => at));
  const empty = (samples.messagesVisible ?? []).filter(
    ({ at, value }) => value === 0 && !known.has(at),
  );
  return [...ages, ...empty].sort((a, b) => a.at - b.at);
}

function reaches(history: Sample[], from: number, to: number): boolean {
  let covered = from - MAX_HOLE;
  if (!history.length || history[0].at > from) {
    return false;
  }
  for (const { at } of history) {
    if (at > from && at - Math.max(covered, from) > MAX_HOLE) {
      return false;
    }
    covered = at;
  }
  return to - covered <= MAX_HOLE;
}
