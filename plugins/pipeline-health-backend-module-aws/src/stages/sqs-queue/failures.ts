import { knownUntil, sumSince } from '../../judging';
import { backlogOf, lastEmptyAt, secondsBetween } from './backlog';
import { QueueContext } from './SqsQueueInventory';

const WINDOW_SECONDS = 3600;
/** Fewer receives than this without a delete may be messages in flight. */
const MIN_EXCESS = 5;
const MIN_EXCESS_RATIO = 0.2;

/** Receives after which messages came back instead of being deleted. */
export interface Failures {
  received: number;
  deleted: number;
  windowSeconds: number;
}

/**
 * The failures of the last hour, or since the queue was last empty: what had
 * failed until then is gone. Undefined when most of what is received is deleted.
 */
export function failuresOf(context: QueueContext): Failures | undefined {
  const { samples } = context;
  const until = knownUntil(context, 'messagesReceived');
  const from = Math.max(
    until - WINDOW_SECONDS * 1000,
    lastEmptyAt(context) ?? -Infinity,
  );
  const received = sumSince(samples.messagesReceived, from);
  const deleted = sumSince(samples.messagesDeleted, from);
  if (received === undefined || deleted === undefined) {
    return undefined;
  }
  // Messages in flight were received and may yet be deleted.
  const excess = received - deleted - (backlogOf(context)?.inFlight ?? 0);
  return excess < MIN_EXCESS || excess < MIN_EXCESS_RATIO * received
    ? undefined
    : { received, deleted, windowSeconds: secondsBetween(from, until) };
}
