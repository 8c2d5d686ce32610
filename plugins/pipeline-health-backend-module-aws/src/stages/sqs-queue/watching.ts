import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { earliest, lookBackOver, silenceLookback } from '../../judging';
import { unseenMilliseconds } from './ageBound';
import {
  backlogOf,
  lastActivityAt,
  lastEmptyAt,
  oldestAgeAtMost,
} from './backlog';
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

const MINUTE_MS = 60_000;

/** A consumer that has not come for so long may come and go: then its pauses of a day tell. */
const PAUSED_MS = 8 * MINUTE_MS;
const PAUSES_KNOWN_MS = 24 * 3_600_000;

/** So many minutes tell how much is sent. */
const SENT_MINUTES = 15;
/** A consumer that leaves less than this share of what is sent behind is at work. */
const LEFT_BEHIND = 0.25;

/**
 * Dead letters are watched closely, and a queue whose consumer may just have
 * stopped; an empty queue on which nothing happens costs little: its depth is
 * still asked for, and warms it up when it grows.
 */
export function tier(context: QueueContext): Tier {
  const { inventory } = context;
  const backlog = backlogOf(context);
  if (!inventory || !backlog) {
    return 'warm';
  }
  if (backlog.total > 0) {
    return isLeftBehind(context) ||
      roleOf({ ...context, inventory }) === 'dead-letter'
      ? 'hot'
      : 'warm';
  }
  return ACTIVITY.some(metric => hasAny(context, metric)) ? 'warm' : 'cold';
}

/** Whether more messages wait than shortly before, by a good part of what is sent meanwhile. */
function isLeftBehind({ samples }: QueueContext): boolean {
  const { messagesVisible = [], messagesSent = [] } = samples;
  const [before, last] = messagesVisible.slice(-2);
  if (!last || last.value <= before.value) {
    return false;
  }
  const sent = messagesSent.slice(-SENT_MINUTES);
  const perMinute =
    sent.reduce((sum, { value }) => sum + value, 0) / (sent.length || 1);
  const meanwhile = ((last.at - before.at) / MINUTE_MS) * perMinute;
  return last.value - before.value >= LEFT_BEHIND * meanwhile;
}

/**
 * How far back the samples of a queue matter: while messages wait, to when the
 * oldest was sent, because the consumer may have stopped as long ago, and for a day
 * while nothing is taken, because it may come and go; when it was found to have
 * stopped, to then; where the published age leaves messages out, to
 * when it still counted them, or the queue was empty; while its dead-letter queue holds some, to
 * when the first of them came, because the age of this queue then bounds how
 * old they are; and of a queue that is sent nothing, to what was usual before.
 * Never to what was before the queue itself.
 */
export function lookback(context: QueueContext): { [metric: string]: number } {
  const { now, previous } = context;
  const pauses = pausesSince(context);
  const flows = earliest(waitedSince(context), pauses);
  const ageless = oldestAgeAtMost(context, now) === undefined;
  const stoppedAt = previous['consumer-stopped']?.onsetAt;
  const moved = deadLetterQueuesOf(context).flatMap(
    facts => oldestAgeAtMost(facts, now) ?? [],
  );
  const ages = moved.length
    ? now - Math.max(...moved) * 1000 - LEAD
    : undefined;
  const unseen = unseenSince(context);
  const depths = earliest(
    ages,
    pauses,
    ageless ? flows : undefined,
    stoppedAt === undefined ? undefined : Date.parse(stoppedAt),
    unseen.depths,
  );
  const wanted = {
    messagesSent:
      context.rhythms?.messagesSent &&
      silenceLookback(context, 'messagesSent', now),
    messagesReceived: flows,
    messagesDeleted: flows,
    oldestMessageAge: earliest(ages, unseen.ages),
    // Only together they tell when the queue was empty.
    messagesVisible: depths,
    messagesInFlight: depths,
    messagesDelayed: depths,
  };
  const createdAt = Date.parse(context.inventory?.createdAt ?? '');
  return lookBackOver(
    context,
    Object.fromEntries(
      Object.entries(wanted).map(([metric, from]) => [
        metric,
        // What was published before is of another queue of that name.
        from !== undefined && createdAt > from ? createdAt : from,
      ]),
    ),
  );
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

/** From when on the pauses of a consumer matter, in epoch milliseconds, if it makes one now. */
function pausesSince(context: QueueContext): number | undefined {
  const { now } = context;
  const isPaused =
    backlogOf(context)?.visible &&
    (lastActivityAt(context) ?? -Infinity) < now - PAUSED_MS;
  return isPaused ? now - PAUSES_KNOWN_MS : undefined;
}

function hasAny({ samples }: QueueContext, metric: string): boolean {
  return samples[metric]?.some(({ value }) => value > 0) ?? false;
}
