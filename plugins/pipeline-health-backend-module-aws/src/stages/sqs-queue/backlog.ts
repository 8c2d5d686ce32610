import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import {
  currentReading,
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../../judging';
import { QueueContext } from './SqsQueueInventory';

/**
 * How many messages a queue holds: those that wait, those in flight and those delayed.
 */
export interface Backlog {
  visible: number;
  inFlight: number;
  delayed: number;
  total: number;
  /** Epoch milliseconds of the oldest of the three numbers. */
  at: number;
}

/** Of facts, which never change; nearly every check of a queue and of its neighbours asks. */
const backlogs = new WeakMap<StageFacts, Backlog | undefined>();

/** The messages of a queue; undefined when nobody has told us. */
export function backlogOf(facts: StageFacts): Backlog | undefined {
  if (!backlogs.has(facts)) {
    backlogs.set(facts, readBacklog(facts));
  }
  return backlogs.get(facts);
}

function readBacklog(facts: StageFacts): Backlog | undefined {
  const visible = currentReading(facts, 'messagesVisible');
  const inFlight = currentReading(facts, 'messagesInFlight');
  const delayed = currentReading(facts, 'messagesDelayed');
  if (!visible) {
    return undefined;
  }
  const timeOf = (reading?: Reading) =>
    reading ? Date.parse(reading.at) : Infinity;
  const numbers = {
    visible: visible.value,
    inFlight: inFlight?.value ?? 0,
    delayed: delayed?.value ?? 0,
  };
  return {
    ...numbers,
    total: numbers.visible + numbers.inFlight + numbers.delayed,
    at: Math.min(timeOf(visible), timeOf(inFlight), timeOf(delayed)),
  };
}

/**
 * The age of the oldest message as it is known now: an empty queue publishes no
 * age, and then its emptiness says 0.
 */
export function oldestAge(facts: StageFacts): Reading | undefined {
  const published = currentReading(facts, 'oldestMessageAge');
  const backlog = backlogOf(facts);
  const isEmpty = backlog?.total === 0;
  if (isEmpty && (!published || Date.parse(published.at) <= backlog.at)) {
    return {
      value: 0,
      unit: 'seconds',
      at: new Date(backlog.at).toISOString(),
    };
  }
  return published;
}

/**
 * How old the oldest message can be by now, in seconds: the published age,
 * however long ago it was told, has gone on growing since, but no message is
 * older than the time since the queue was last empty. Undefined when the queue
 * is empty or nothing is known.
 */
export function oldestAgeAtMost(
  facts: StageFacts,
  now: number,
): number | undefined {
  if (!backlogOf(facts)?.total) {
    return undefined;
  }
  const published = facts.readings.oldestMessageAge;
  const emptyAt = lastEmptyAt(facts);
  const bounds = [
    published &&
      published.value + secondsBetween(Date.parse(published.at), now),
    emptyAt !== undefined ? secondsBetween(emptyAt, now) : undefined,
  ].filter(bound => bound !== undefined);
  return bounds.length ? Math.min(...bounds) : undefined;
}

/** How many depths after a time go on saying that nobody takes anything. */
export function growthAfter(context: QueueContext, time: number): number {
  return lastHeldAt(context) <= time
    ? grownDepths(context).filter(({ at }) => at > time).length
    : 0;
}

/** The depths since somebody held a message, if they only grew. */
export function grownDepths(context: QueueContext): Sample[] {
  const from = lastHeldAt(context);
  const depths = (context.samples.messagesVisible ?? []).filter(
    ({ at }) => at >= from,
  );
  const [first] = depths;
  const last = depths[depths.length - 1];
  return first && last.value > first.value ? depths : [];
}

/** When a message was last in flight or seen taken, in epoch milliseconds. */
function lastHeldAt(context: QueueContext): number {
  const { messagesInFlight = [] } = context.samples;
  const held = messagesInFlight.findLast(({ value }) => value > 0)?.at;
  return latest(held, takenAt(context)) ?? -Infinity;
}

/** When a message was last received or deleted, in epoch milliseconds. */
export function lastActivityAt({ samples }: QueueContext): number | undefined {
  const { messagesReceived = [], messagesDeleted = [] } = samples;
  return latest(
    messagesReceived.findLast(({ value }) => value > 0)?.at,
    messagesDeleted.findLast(({ value }) => value > 0)?.at,
  );
}

/** When no message waited last, in epoch milliseconds. */
export function noneWaitedAt({ samples }: StageFacts): number | undefined {
  return samples.messagesVisible?.findLast(({ value }) => value === 0)?.at;
}

export function firstDepthAfter(
  { samples }: StageFacts,
  time: number,
): number | undefined {
  return samples.messagesVisible?.find(({ at }) => at > time)?.at;
}

function latest(...times: (number | undefined)[]): number | undefined {
  const known = times.filter(time => time !== undefined);
  return known.length ? Math.max(...known) : undefined;
}

/** A time in which messages waited and CloudWatch, though asked, told no age. */
export interface AgeSilence {
  /** For how long messages have been seen waiting meanwhile. */
  seconds: number;
  /** Epoch milliseconds of the age told last, of messages that may still wait. */
  lastToldAt?: number;
}

/** Undefined while the age is told, or none waits. */
export function ageSilenceOf(facts: StageFacts): AgeSilence | undefined {
  if (!backlogOf(facts)?.visible || oldestAge(facts)) {
    return undefined;
  }
  const last = facts.readings.oldestMessageAge;
  const told = last && Date.parse(last.at);
  const none = noneWaitedAt(facts);
  const seen = firstDepthAfter(facts, latest(told, none) ?? -Infinity);
  return {
    seconds:
      seen === undefined
        ? 0
        : secondsBetween(seen, knownUntil(facts, 'oldestMessageAge')),
    ...(told !== undefined &&
      !(none !== undefined && none > told) && { lastToldAt: told }),
  };
}

/** Never negative: clocks of publishers may be ahead of ours. */
export function secondsBetween(from: number, to: number): number {
  return Math.max(0, (to - from) / 1000);
}

/**
 * When the queue was last seen empty, in epoch milliseconds: when none waited
 * and it was known of the same minute that none was in flight or delayed.
 */
export function lastEmptyAt(facts: StageFacts): number | undefined {
  const isNone = isNoneOf(facts, 'messagesInFlight');
  const isNoneDelayed = isNoneOf(facts, 'messagesDelayed');
  return facts.samples.messagesVisible?.findLast(
    ({ at, value }) => value === 0 && isNone(at) && isNoneDelayed(at),
  )?.at;
}

/** CloudWatch has no point of a minute in which there was none. */
function isNoneOf(
  { samples, coverage }: StageFacts,
  metric: string,
): (at: number) => boolean {
  const values = new Map(
    (samples[metric] ?? []).map(({ at, value }) => [at, value]),
  );
  const { from = Infinity, until = -Infinity } = coverage[metric] ?? {};
  return at => (values.get(at) ?? (at >= from && at < until ? 0 : 1)) === 0;
}

/** When a message was last seen taken, in epoch milliseconds: by the flow or by a depth that fell. */
export function takenAt(context: QueueContext): number | undefined {
  const depths = context.samples.messagesVisible ?? [];
  const fell = depths.findLast(
    ({ value }, index) => value < (depths[index - 1]?.value ?? 0),
  );
  return latest(lastActivityAt(context), fell?.at);
}
