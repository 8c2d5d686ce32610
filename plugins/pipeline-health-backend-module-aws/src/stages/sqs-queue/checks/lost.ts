import { seconds, time } from '../../../judging';
import { backlogOf } from '../backlog';
import { Expiry, expiredSince, flowKnownUntil } from '../losses';
import { roleOf } from '../roles';
import { DescribedQueue, QueueCheck } from '../SqsQueueInventory';

/** SQS applies another retention within so long. */
const RETENTION_APPLIES_MS = 20 * 60_000;

/** Losses are counted up to here; the next assessment goes on from there. */
interface Counted extends Expiry {
  untilAt: number;
}

export const messagesLost: QueueCheck = {
  id: 'messages-lost',
  title: 'Messages were lost',
  description:
    'Messages expired before anybody processed them: the depth fell by more than was deleted and moved while the oldest was as old as the queue keeps messages, or the retention was cut below the age of what waited. It stays until somebody acknowledges the incident; what is lost later is told again.',
  claim: 'backlog',
  loss: true,
  explains: 'nothing',
  covers: ['time-to-loss'],
  metric: 'messagesVisible',
  messages: {
    title_one: '{{count}} message expired unprocessed since {{firstAt}}',
    title_other: '{{count}} messages expired unprocessed since {{firstAt}}',
    'title_dead-letters_one': '{{count}} dead letter expired since {{firstAt}}',
    'title_dead-letters_other':
      '{{count}} dead letters expired since {{firstAt}}',
    title_cut_one:
      'The retention was cut to {{retention}} at {{cutAt}}: {{count}} older message was lost',
    title_cut_other:
      'The retention was cut to {{retention}} at {{cutAt}}: {{count}} older messages were lost',
    remedy:
      'They are gone from the queue: find out from whoever sent them which are missing, and have them sent again. Then acknowledge the incident. {{winTime}}',
    remedy_cut:
      'They are gone from the queue: raise MessageRetentionPeriod again before more expires, find out from whoever sent them which are missing, and have them sent again. Then acknowledge the incident.',
  },
  run(context) {
    const { inventory } = context;
    if (roleOf(context) === 'unknown') {
      return undefined;
    }
    const lost = countOf(context);
    if (!lost) {
      return undefined;
    }
    const count = Math.round(lost.count);
    const cutAt = cutOf(context, lost);
    return {
      severity: 'critical',
      ...variantOf(context, cutAt),
      values: {
        count,
        firstAt: time(lost.firstAt),
        retention: seconds(inventory.retentionSeconds),
        ...(cutAt !== undefined && { cutAt: time(cutAt) }),
        winTime: {
          key: backlogOf(context)?.total
            ? 'sqs-queue.raise-retention'
            : 'sqs-queue.nothing-waits',
          values: {},
        },
      },
      evidence: {
        lost: count,
        firstLostAt: iso(lost.firstAt),
        lastLostAt: iso(lost.lastAt),
        countedUntilAt: iso(lost.untilAt),
        oldestSeconds: Math.round(lost.oldestSeconds),
        retentionSeconds: inventory.retentionSeconds,
        ...(cutAt !== undefined && { retentionCutAt: iso(cutAt) }),
      },
      onsetAt: lost.firstAt,
    };
  },
};

/** What was counted before and not acknowledged, and what was lost since. */
function countOf(context: DescribedQueue): Counted | undefined {
  const { acknowledgedAt, samples } = context;
  const seenAt = acknowledgedAt['messages-lost'] ?? -Infinity;
  const told = countedBefore(context);
  const before = told && told.firstAt > seenAt ? told : undefined;
  const from = Math.max(told?.untilAt ?? -Infinity, seenAt);
  const since = expiredSince(context, from);
  const known = flowKnownUntil(context);
  const untilAt =
    samples.messagesVisible?.findLast(({ at }) => at <= known)?.at ??
    before?.untilAt ??
    from;
  if (!before || !since) {
    const counted = since ?? before;
    // What was too little to count is looked at again.
    return (
      counted && {
        ...counted,
        untilAt: since ? untilAt : before?.untilAt ?? untilAt,
      }
    );
  }
  return {
    count: before.count + since.count,
    firstAt: before.firstAt,
    lastAt: since.lastAt,
    oldestSeconds: Math.max(before.oldestSeconds, since.oldestSeconds),
    untilAt,
  };
}

function countedBefore({ previous }: DescribedQueue): Counted | undefined {
  const { lost, firstLostAt, lastLostAt, countedUntilAt, oldestSeconds } =
    previous['messages-lost']?.evidence ?? {};
  return typeof lost === 'number' && typeof oldestSeconds === 'number'
    ? {
        count: lost,
        firstAt: Date.parse(String(firstLostAt)),
        lastAt: Date.parse(String(lastLostAt)),
        untilAt: Date.parse(String(countedUntilAt)),
        oldestSeconds,
      }
    : undefined;
}

/** When somebody cut the retention below the age of what waited: messages were older than is kept now. */
function cutOf(
  { inventory, previous }: DescribedQueue,
  { firstAt, oldestSeconds }: Counted,
): number | undefined {
  const told = previous['messages-lost']?.evidence.retentionCutAt;
  if (told !== undefined) {
    return Date.parse(String(told));
  }
  const changedAt = Date.parse(inventory.modifiedAt ?? '');
  const soon =
    firstAt >= changedAt && firstAt - changedAt <= RETENTION_APPLIES_MS;
  const wasLonger = oldestSeconds > inventory.retentionSeconds + 600;
  return soon && wasLonger ? changedAt : undefined;
}

function variantOf(context: DescribedQueue, cutAt: number | undefined) {
  if (cutAt !== undefined) {
    return { variant: 'cut' };
  }
  return roleOf(context) === 'dead-letter' ? { variant: 'dead-letters' } : {};
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
