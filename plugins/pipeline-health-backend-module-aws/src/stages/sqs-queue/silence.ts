import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { QueueContext } from './SqsQueueInventory';
import {
  backlogOf,
  firstDepthAfter,
  grownDepths,
  growthAfter,
  lastActivityAt,
  noneWaitedAt,
  oldestAgeAtMost,
  takenAt,
} from './backlog';

/** So many samples in a row must say the same. */
const NEED = 5;

/** A time in which messages waited and nobody took one. */
export interface Silence {
  /** Epoch milliseconds since when messages have waited for nothing. */
  since: number;
  /** Epoch milliseconds; since then at least nothing was taken. */
  observedSince: number;
  /** Epoch milliseconds of the last receive or delete; absent when it is longer ago than we look back. */
  lastActivityAt?: number;
  /** How many waited at first, when it is the growing depth that shows it. */
  grownFrom?: number;
  /** True when it was found before and nothing is told of the flow since. */
  held?: boolean;
}

/**
 * For how long messages have waited while nobody took one. An active queue
 * publishes zeros, so silence is seen, not concluded from gaps; where CloudWatch
 * tells nothing of the flow, or not yet, a depth that only grew shows it, and what
 * was found before holds until a message is taken.
 */
export function silenceOf(context: QueueContext): Silence | undefined {
  if (!backlogOf(context)?.visible) {
    return undefined;
  }
  const silence = currentReading(context, 'messagesReceived')
    ? seenSilence(context)
    : growthSilence(context);
  const held = heldSilence(context);
  // What waited first may have expired since.
  return silence && held
    ? { ...silence, since: Math.min(silence.since, held.since) }
    : silence ?? held;
}

function seenSilence(context: QueueContext): Silence | undefined {
  const { messagesReceived = [] } = context.samples;
  const active = lastActivityAt(context);
  const quiet = messagesReceived.filter(
    ({ at }) => active === undefined || at > active,
  );
  const [first] = quiet;
  const last = quiet[quiet.length - 1];
  if (!first || quiet.length + growthAfter(context, last.at) < NEED) {
    return undefined;
  }
  return {
    since: Math.max(first.at, waitingSince(context)),
    observedSince: first.at,
    ...(active !== undefined && { lastActivityAt: active }),
  };
}

/** Epoch milliseconds: before the first message came there was nothing to receive. */
function waitingSince(context: QueueContext): number {
  const age = oldestAgeAtMost(context, context.now);
  const none = noneWaitedAt(context);
  const seen = firstDepthAfter(context, none ?? -Infinity) ?? context.now;
  if (age === undefined) {
    return seen;
  }
  const sent = context.now - age * 1000;
  // An age from before none waited is that of a message which is gone.
  return none === undefined || sent > none ? sent : seen;
}

/** A stretch in which the depth only grew, and nobody held a message. */
function growthSilence(context: QueueContext): Silence | undefined {
  const depths = grownDepths(context);
  const [first] = depths;
  return depths.length >= NEED
    ? { since: first.at, observedSince: first.at, grownFrom: first.value }
    : undefined;
}

function heldSilence(context: QueueContext): Silence | undefined {
  const onsetAt = context.previous['consumer-stopped']?.onsetAt;
  const since = onsetAt === undefined ? NaN : Date.parse(onsetAt);
  const ended = Math.max(
    takenAt(context) ?? -Infinity,
    noneWaitedAt(context) ?? -Infinity,
  );
  return since >= ended
    ? { since, observedSince: since, held: true }
    : undefined;
}
