import {
  Message,
  Quantity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { knownUntil, seconds, sumSince, time } from '../../judging';
import {
  ageSilenceOf,
  backlogOf,
  lastActivityAt,
  lastEmptyAt,
  oldestAgeAtMost,
  secondsBetween,
} from './backlog';
import { QueueContext, SqsQueueInventory } from './SqsQueueInventory';

/** A standard queue counts a message's age until its third receive. */
export const HIDDEN_FROM_RECEIVES = 3;

/** CloudWatch may take as long to tell of a queue that rested for hours. */
export const SILENT_SECONDS = 15 * 60;

/** Messages can be delayed by no more. */
const LONGEST_DELAY_SECONDS = 900;

/** So far back the flow is looked at for messages that come again and again. */
const FLOW_MS = 3 * 3_600_000;

/** How old the oldest message of a queue can be. */
export interface AgeBound {
  /** It is no older, whatever the published age leaves out. */
  seconds: number;
  /** It is that old by the published age; absent while none was told. */
  likelySeconds?: number;
  /** False when the age that is published may leave out older messages, and nothing better than an empty queue bounds theirs. */
  told: boolean;
  basis: Message;
}

/**
 * Bounds the age of the oldest message.
 *
 * The published age leaves out what was received three times, and may leave out
 * what is in flight. The time since a message was sent is then at most what was
 * published while it was still counted, and the time since; or the time since
 * the queue was last seen empty: since nothing was visible, in flight or delayed.
 *
 * Undefined when the queue is empty, and while nothing can be known yet.
 */
export function ageBound(
  context: QueueContext & { inventory: SqsQueueInventory },
): AgeBound | undefined {
  const { now, readings } = context;
  const backlog = backlogOf(context);
  if (!backlog?.total) {
    return undefined;
  }
  const published = readings.oldestMessageAge;
  const likelySeconds = oldestAgeAtMost(context, now);
  const proven = provenBound(context);
  const unseen = unseenMilliseconds(context);
  if (unseen !== undefined && published && likelySeconds !== undefined) {
    const grown = grownOver(context, unseen);
    if (grown !== undefined && grown <= (proven?.seconds ?? Infinity)) {
      return {
        seconds: grown,
        likelySeconds,
        told: true,
        basis: basis(unseen > 0 ? 'unseen' : 'told', {
          age: seconds(published.value),
          at: time(Date.parse(published.at)),
          ...(unseen > 0 && { unseen: seconds(unseen / 1000) }),
        }),
      };
    }
  }
  if (proven?.emptyAt !== undefined) {
    return {
      seconds: proven.seconds,
      likelySeconds,
      told: unseen !== undefined,
      basis: basis('empty', { at: time(proven.emptyAt) }),
    };
  }
  const isBlind = unseen === undefined;
  const silent = ageSilenceOf(context)?.seconds ?? 0;
  if (!isBlind && likelySeconds === undefined && silent < SILENT_SECONDS) {
    return undefined;
  }
  return unbounded(context, proven?.seconds, likelySeconds);
}

/** Nothing but the age of the queue and its retention bounds it. */
function unbounded(
  { inventory }: { inventory: SqsQueueInventory },
  sinceCreated: number | undefined,
  likelySeconds: number | undefined,
): AgeBound {
  const { retentionSeconds, createdAt } = inventory;
  const isYoung =
    createdAt !== undefined &&
    sinceCreated !== undefined &&
    sinceCreated < retentionSeconds;
  return {
    seconds: isYoung ? sinceCreated : retentionSeconds,
    ...(likelySeconds !== undefined && { likelySeconds }),
    told: false,
    basis: isYoung
      ? basis('created', { at: time(Date.parse(createdAt)) })
      : basis('unbounded'),
  };
}

/** Since the queue was empty, or since it exists. */
function provenBound(
  context: QueueContext & { inventory: SqsQueueInventory },
): { seconds: number; emptyAt?: number } | undefined {
  const { now, inventory } = context;
  const emptyAt = lastEmptyAt(context);
  if (emptyAt !== undefined) {
    return { seconds: secondsBetween(emptyAt, now), emptyAt };
  }
  return inventory.createdAt === undefined
    ? undefined
    : { seconds: secondsBetween(Date.parse(inventory.createdAt), now) };
}

/**
 * For how long, in milliseconds, a message can have been out of the published
 * age: in flight, or after its third receive until it is set aside. Undefined
 * when nothing sets it aside.
 */
export function unseenMilliseconds(
  context: QueueContext & { inventory: SqsQueueInventory },
): number | undefined {
  const { inventory, readings } = context;
  const { visibilityTimeoutSeconds: timeout, maxReceiveCount } = inventory;
  const backlog = backlogOf(context);
  const delay = backlog?.delayed ? LONGEST_DELAY_SECONDS : 0;
  const flight = backlog?.inFlight ? timeout : 0;
  const away = Math.max(delay, flight) * 1000;
  if (!comesAgain(context)) {
    return away;
  }
  if (maxReceiveCount === undefined) {
    return undefined;
  }
  const wait = readings.oldestMessageAge?.value ?? 0;
  const receives = maxReceiveCount - HIDDEN_FROM_RECEIVES + 1;
  return away + receives * (timeout + wait) * 1000;
}

/**
 * Whether messages may come again and again until the published age leaves them
 * out: one that fails is received once in every visibility timeout. Fewer
 * receives without a delete than that, while a consumer was there, rule it out.
 */
export function comesAgain(
  context: QueueContext & { inventory: SqsQueueInventory },
): boolean {
  const { samples, inventory } = context;
  const { fifo, maxReceiveCount = Infinity } = inventory;
  if (fifo || maxReceiveCount <= HIDDEN_FROM_RECEIVES) {
    return false;
  }
  const until =
    lastActivityAt(context) ?? knownUntil(context, 'messagesReceived');
  const from = until - FLOW_MS;
  const received = sumSince(samples.messagesReceived, from);
  const deleted = sumSince(samples.messagesDeleted, from);
  if (received === undefined || deleted === undefined) {
    return false;
  }
  // Messages in flight were received and may yet be deleted.
  const excess = received - deleted - (backlogOf(context)?.inFlight ?? 0);
  const first = samples.messagesReceived?.find(({ at }) => at >= from);
  const window = secondsBetween(first?.at ?? until, until);
  const ofOne = window / Math.max(1, inventory.visibilityTimeoutSeconds);
  return excess >= Math.max(1, ofOne / 2);
}

/**
 * The published ages of a time, grown by now, the oldest of them; undefined when
 * CloudWatch was not asked for as long.
 */
function grownOver(
  { samples, coverage, readings, now }: QueueContext,
  milliseconds: number,
): number | undefined {
  const published = readings.oldestMessageAge;
  if (!published) {
    return undefined;
  }
  const at = Date.parse(published.at);
  const newest = published.value + secondsBetween(at, now);
  if (milliseconds === 0) {
    return newest;
  }
  const from = Math.min(at, now) - milliseconds;
  if ((coverage.oldestMessageAge?.from ?? Infinity) > from) {
    return undefined;
  }
  const grown = (samples.oldestMessageAge ?? [])
    .filter(sample => sample.at >= from)
    .map(sample => sample.value + secondsBetween(sample.at, now));
  return Math.max(newest, ...grown);
}

function basis(
  variant: string,
  values: { [name: string]: Quantity } = {},
): Message {
  return { key: 'sqs-queue.loss-basis', variant, values };
}
