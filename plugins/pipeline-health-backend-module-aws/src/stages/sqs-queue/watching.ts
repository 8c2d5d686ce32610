import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { earliest, lookBackOver, silenceLookback } from '../../judging';
import { unseenMilliseconds } from './ageBound';
import { backlogOf, lastEmptyAt, oldestAgeAtMost } from './backlog';
import { LEAD } from './lossClock';
import { deadLetterQueuesOf, roleOf } from './roles';
import { QueueContext } from './SqsQueueInventory';

/** What shows that somebody uses a queue. Empty receives do not: pollers never rest. */
const ACTIVITY = [
  'messagesSent',
  'messagesReceived',
  'messagesDeleted',
  'messagesVisible',
];

/**
 * Dead letters are watched closely; an empty queue on which nothing happens
 * costs little: its depth is still asked for, and warms it up when it grows.
 */
export function tier(context: QueueContext): Tier {
  const { inventory } = context;
  const backlog = backlogOf(context);
  if (!inventory || !backlog) {
    return 'warm';
  }
  if (backlog.total > 0) {
    return roleOf({ ...context, inventory }) === 'dead-letter' ? 'hot' : 'warm';
  }
  return ACTIVITY.some(metric => hasAny(context, metric)) ? 'warm' : 'cold';
}

/**
 * How far back the samples of a queue matter: while messages wait, to when the
 * oldest was sent, because the consumer may have stopped as long ago; when it was
 * found to have stopped, to then; where the published age leaves messages out, to
 * when it still counted them, or the queue was empty; while its dead-letter queue holds some, to
 * when the first of them came, because the age of this queue then bounds how
 * old they are; and of a queue that is sent nothing, to what was usual before.
 */
export function lookback(context: QueueContext): { [metric: string]: number } {
  const { now, previous } = context;
  const flows = waitedSince(context);
  const ageless = oldestAgeAtMost(context, now) === undefined;
  const stoppedAt = previous['consumer-stopped']?.onsetAt;
  const moved = deadLetterQueuesOf(context).flatMap(
    facts => oldestAgeAtMost(facts, now) ?? [],
  );
  const ages = moved.length
    ? now - Math.max(...moved) * 1000 - LEAD
    : undefined;
  const depths = earliest(
    ages,
    ageless ? flows : undefined,
    stoppedAt === undefined ? undefined : Date.parse(stoppedAt),
  );
  const unseen = unseenSince(context);
  return lookBackOver(context, {
    messagesSent:
      context.rhythms?.messagesSent &&
      silenceLookback(context, 'messagesSent', now),
    messagesReceived: flows,
    messagesDeleted: flows,
    oldestMessageAge: earliest(ages, unseen.ages),
    messagesVisible: earliest(depths, unseen.depths),
    messagesInFlight: unseen.depths,
    messagesDelayed: unseen.depths,
  });
}

/**
 * Epoch milliseconds since when messages can have been out of the published
 * age; where nothing sets them aside, as long as they are kept, unless the queue
 * was empty of late.
 */
function unseenSince(context: QueueContext): {
  ages?: number;
  depths?: number;
} {
  const { inventory, now } = context;
  if (!inventory || !backlogOf(context)?.total) {
    return {};
  }
  const unseen = unseenMilliseconds({ ...context, inventory });
  if (unseen !== undefined) {
    return unseen === 0 ? {} : { ages: now - unseen - LEAD };
  }
  return lastEmptyAt(context) === undefined
    ? { depths: now - inventory.retentionSeconds * 1000 }
    : {};
}

/** Epoch milliseconds. A message of unknown age may have waited for as long as it is kept, unless some were taken of late. */
function waitedSince(context: QueueContext): number | undefined {
  const { inventory, now } = context;
  if (!inventory || !backlogOf(context)?.visible) {
    return undefined;
  }
  const seconds =
    oldestAgeAtMost(context, now) ??
    (hasAny(context, 'messagesReceived')
      ? undefined
      : inventory.retentionSeconds);
  return seconds === undefined ? undefined : now - seconds * 1000 - LEAD;
}

function hasAny({ samples }: QueueContext, metric: string): boolean {
  return samples[metric]?.some(({ value }) => value > 0) ?? false;
}
