import { knownUntil, sumBetween } from '../../judging';
import { backlogOf } from './backlog';
import { QueueContext } from './SqsQueueInventory';

const MINUTE = 60_000;
const WINDOW_MS = 30 * MINUTE;
/** Who deletes nothing for so long is away. */
const AWAY_MS = 5 * MINUTE;

/** How fast messages come and go. */
export interface Drain {
  arrivalsPerMinute: number;
  deletesPerMinute: number;
  /** Until nothing waits, at this rate; absent when it never comes to that. */
  seconds?: number;
}

/**
 * By the last half hour, or since the consumer is back; undefined when nothing
 * waits, or the flow is not told.
 */
export function drainOf(context: QueueContext): Drain | undefined {
  const backlog = backlogOf(context);
  const until = knownUntil(context, 'messagesDeleted');
  const from = Math.max(until - WINDOW_MS, backSince(context, until));
  const arrivalsPerMinute = perMinute(context, 'messagesSent', from, until);
  const deletesPerMinute = perMinute(context, 'messagesDeleted', from, until);
  if (
    !backlog?.visible ||
    arrivalsPerMinute === undefined ||
    deletesPerMinute === undefined
  ) {
    return undefined;
  }
  const net = deletesPerMinute - arrivalsPerMinute;
  return {
    arrivalsPerMinute,
    deletesPerMinute,
    ...(net > 0 && { seconds: (backlog.total / net) * 60 }),
  };
}

/** When a consumer came back that had been away, in epoch milliseconds. */
function backSince({ samples }: QueueContext, until: number): number {
  const { messagesDeleted = [] } = samples;
  const taken = messagesDeleted.filter(
    ({ at, value }) => value > 0 && at >= until - WINDOW_MS - AWAY_MS,
  );
  const back = taken.findLast(
    ({ at }, index) => at - (taken[index - 1]?.at ?? -Infinity) >= AWAY_MS,
  );
  return back?.at ?? -Infinity;
}

function perMinute(
  { samples }: QueueContext,
  metric: string,
  from: number,
  until: number,
): number | undefined {
  const known = samples[metric];
  return known?.length
    ? sumBetween(known, from, until) / ((until - from) / MINUTE)
    : undefined;
}

/** The same for a finding. */
export function drainEvidence({
  arrivalsPerMinute,
  deletesPerMinute,
  seconds: left,
}: Drain) {
  return {
    arrivalsPerMinute: perMinuteOf(arrivalsPerMinute),
    deletesPerMinute: perMinuteOf(deletesPerMinute),
    ...(left !== undefined && { drainedInSeconds: Math.round(left) }),
  };
}

/** A rate as people read it. */
export function perMinuteOf(value: number): number {
  return Math.round(value * 10) / 10;
}
