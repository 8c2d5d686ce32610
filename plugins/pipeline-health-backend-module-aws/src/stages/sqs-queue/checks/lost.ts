import { RetentionCut, retentionCutOf, seconds, time } from '../../../judging';
import { backlogOf } from '../backlog';
import { expiredSince, Expiry } from '../losses';
import { unaccountedFor } from '../unaccounted';
import { flowKnownUntil } from '../flow';
import { roleOf } from '../roles';
import { DescribedQueue, QueueCheck } from '../SqsQueueInventory';

/** SQS applies another retention within so long. */
const RETENTION_APPLIES_MS = 20 * 60_000;

/** Losses are counted up to here; the next assessment goes on from there. */
interface Counted extends Expiry {
  untilAt: number;
}

const RAISE_AGAIN =
  'They are gone from the queue: raise MessageRetentionPeriod again before more expires, find out from whoever sent them which are missing, and have them sent again. Then acknowledge the incident.';

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
    'title_cut-from_one':
      'The retention was cut from {{before}} to {{retention}} at {{cutAt}}: {{count}} message was lost',
    'title_cut-from_other':
      'The retention was cut from {{before}} to {{retention}} at {{cutAt}}: {{count}} messages were lost',
    remedy:
      'They are gone from the queue: find out from whoever sent them which are missing, and have them sent again. Then acknowledge the incident. {{winTime}}',
    'remedy_cut-from': RAISE_AGAIN,
    remedy_cut: RAISE_AGAIN,
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
    const cut = cutOf(context, lost);
    return {
      severity: 'critical',
      ...variantOf(context, cut),
      values: {
        count,
        firstAt: time(lost.firstAt),
        ...(cut && {
          cutAt: time(cut.at),
          retention: seconds(cut.afterSeconds),
        }),
        ...(cut?.beforeSeconds !== undefined && {
          before: seconds(cut.beforeSeconds),
        }),
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
        ...(cut && {
          retentionCutAt: iso(cut.at),
          retentionCutToSeconds: cut.afterSeconds,
        }),
        ...(cut?.beforeSeconds !== undefined && {
          retentionCutFromSeconds: cut.beforeSeconds,
        }),
      },
      onsetAt: lost.firstAt,
    };
  },
};

export const messagesUnaccounted: QueueCheck = {
  id: 'messages-unaccounted',
  title: 'Messages unaccounted for',
  description:
    'Within an hour more left the queue than was deleted, set aside or can have expired: what waited and what was sent, less what waits, is in flight or delayed. A purge does that.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'messagesVisible',
  messages: {
    title_one:
      'About {{count}} message left the queue about {{at}}, neither deleted nor moved',
    title_other:
      'About {{count}} messages left the queue about {{at}}, neither deleted nor moved',
    remedy:
      'Nothing is to be done where somebody purged the queue on purpose: CloudTrail names who called PurgeQueue. Otherwise find out from whoever sent them which are missing.',
  },
  run(context) {
    const missing = unaccountedFor(context);
    return (
      missing && {
        severity: 'info',
        values: { count: missing.count, at: time(missing.mostlyAt) },
        evidence: {
          missing: missing.count,
          from: iso(missing.from),
          until: iso(missing.until),
        },
        onsetAt: missing.mostlyAt,
      }
    );
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

/** Somebody cut the retention below the age of what waited; from what is known where that was seen. */
type Cut = Omit<RetentionCut, 'beforeSeconds'> &
  Partial<Pick<RetentionCut, 'beforeSeconds'>>;

function cutOf(
  context: DescribedQueue,
  { firstAt, oldestSeconds }: Counted,
): Cut | undefined {
  const told = cutBefore(context);
  if (told) {
    return told;
  }
  const { inventory } = context;
  const isSoonAfter = (at: number) =>
    firstAt >= at && firstAt - at <= RETENTION_APPLIES_MS;
  const changedAt = Date.parse(inventory.modifiedAt ?? '');
  const seen = retentionCutOf(context);
  if (seen && isSoonAfter(Math.min(seen.at, changedAt || seen.at))) {
    return { ...seen, at: Math.min(seen.at, changedAt || seen.at) };
  }
  const wasLonger = oldestSeconds > inventory.retentionSeconds + 600;
  return isSoonAfter(changedAt) && wasLonger
    ? { at: changedAt, afterSeconds: inventory.retentionSeconds }
    : undefined;
}

/** What was told of a cut that lies too far back to be seen. */
function cutBefore({ previous }: DescribedQueue): Cut | undefined {
  const { retentionCutAt, retentionCutToSeconds, retentionCutFromSeconds } =
    previous['messages-lost']?.evidence ?? {};
  return typeof retentionCutToSeconds === 'number'
    ? {
        at: Date.parse(String(retentionCutAt)),
        afterSeconds: retentionCutToSeconds,
        ...(typeof retentionCutFromSeconds === 'number' && {
          beforeSeconds: retentionCutFromSeconds,
        }),
      }
    : undefined;
}

function variantOf(context: DescribedQueue, cut: Cut | undefined) {
  if (cut) {
    return { variant: cut.beforeSeconds === undefined ? 'cut' : 'cut-from' };
  }
  return roleOf(context) === 'dead-letter' ? { variant: 'dead-letters' } : {};
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
