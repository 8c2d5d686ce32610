import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { backlogOf } from './backlog';
import { QueueContext } from './context';
import { oldestAgeNow, secondsBetween } from './oldestAge';

/** So many minutes without any receive must have been seen. */
const NEED = 5;

/**
 * A time in which messages waited and nobody took one.
 */
export interface Silence {
  seconds: number;
  /** Epoch milliseconds of the last receive or delete; absent when it is longer ago than we look back. */
  lastActivityAt?: number;
  /** Epoch milliseconds; since then at least nothing was received or deleted. */
  observedSince: number;
}

/**
 * For how long messages have waited while nothing was received or deleted. An
 * active queue publishes zeros, so silence is seen, not concluded from gaps.
 */
export function silenceOf(context: QueueContext): Silence | undefined {
  const received = context.samples.messagesReceived ?? [];
  const deleted = context.samples.messagesDeleted ?? [];
  const active = lastActive([...received, ...deleted]);
  const quiet = received.filter(
    ({ at }) => active === undefined || at > active,
  );
  const waits = (backlogOf(context)?.visible ?? 0) > 0;
  if (!waits || quiet.length < NEED) {
    return undefined;
  }
  const observedSince = quiet[0].at;
  const age = oldestAgeNow(context, context.now);
  const observed = secondsBetween(observedSince, context.now);
  // Before the first message came there was nothing to receive.
  const seconds = age === undefined ? observed : Math.min(observed, age);
  return {
    seconds,
    observedSince,
    ...(active !== undefined && { lastActivityAt: active }),
  };
}

function lastActive(samples: Sample[]): number | undefined {
  const times = samples.filter(({ value }) => value > 0).map(({ at }) => at);
  return times.length ? Math.max(...times) : undefined;
}
