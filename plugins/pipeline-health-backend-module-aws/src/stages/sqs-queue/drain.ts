import { knownUntil, sumSince } from '../../judging';
import { backlogOf } from './backlog';
import { QueueContext } from './SqsQueueInventory';

const WINDOW_MINUTES = 30;

/** How fast messages come and go. */
export interface Drain {
  arrivalsPerMinute: number;
  deletesPerMinute: number;
  /** Until nothing waits, at this rate; absent when it never comes to that. */
  seconds?: number;
}

/** By the last half hour; undefined when nothing waits, or the flow is not told. */
export function drainOf(context: QueueContext): Drain | undefined {
  const backlog = backlogOf(context);
  const arrivalsPerMinute = perMinute(context, 'messagesSent');
  const deletesPerMinute = perMinute(context, 'messagesDeleted');
  if (
    !backlog?.total ||
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

function perMinute(context: QueueContext, metric: string): number | undefined {
  const from = knownUntil(context, metric) - WINDOW_MINUTES * 60_000;
  const sum = sumSince(context.samples[metric], from);
  return sum === undefined ? undefined : sum / WINDOW_MINUTES;
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
