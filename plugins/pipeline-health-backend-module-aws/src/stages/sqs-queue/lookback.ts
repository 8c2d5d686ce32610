import { QueueContext, deadLetterQueuesOf } from './context';
import { MOVE_LEAD } from './ageInSource';
import { backlogOf } from './backlog';
import { oldestAgeNow } from './oldestAge';

/**
 * How far back the samples of a queue matter: while messages wait, to when the
 * oldest was sent, because the consumer may have stopped as long ago; while its
 * dead-letter queue holds some, to when the first of them came, because the age
 * of this queue then bounds how old they are.
 */
export function lookback(context: QueueContext): { [metric: string]: number } {
  const { now } = context;
  const age = backlogOf(context)?.visible
    ? oldestAgeNow(context, now)
    : undefined;
  const moved = deadLetterQueuesOf(context).flatMap(
    facts => oldestAgeNow(facts, now) ?? [],
  );
  const since = (seconds: number) => now - seconds * 1000;
  return {
    ...(age !== undefined && {
      messagesReceived: since(age),
      messagesDeleted: since(age),
    }),
    ...(moved.length > 0 && {
      oldestMessageAge: since(Math.max(...moved)) - MOVE_LEAD,
      messagesVisible: since(Math.max(...moved)) - MOVE_LEAD,
    }),
  };
}
