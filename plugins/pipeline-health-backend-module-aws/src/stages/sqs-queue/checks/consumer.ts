import {
  asBefore,
  knownUntil,
  ratio,
  seconds,
  severityOf,
  sumSince,
  time,
} from '../../../judging';
import { backlogOf, oldestAgeAtMost, secondsBetween } from '../backlog';
import { Silence, silenceOf } from '../silence';
import { ageBound, HIDDEN_FROM_RECEIVES } from '../ageBound';
import { failuresOf } from '../failures';
import { lossClock } from '../lossClock';
import { mayExpireNow } from '../losses';
import { usualPause } from '../pauses';
import { roleOf } from '../roles';
import { QueueCheck, QueueContext } from '../SqsQueueInventory';
import { thresholds } from '../thresholds';

const IN_FLIGHT_QUOTA = 120_000;
/** From this share of the quota on, nothing more may be received. */
const FULL_RATIO = 0.95;
/** Who stays away for so many times its usual pause has stopped. */
const PAUSES = 2;
/** Who has not asked for so long may be gone. */
const POLLED_MS = 5 * 60_000;

export const consumerStopped: QueueCheck = {
  id: 'consumer-stopped',
  title: 'Consumer has stopped',
  description:
    'Messages wait, and for some time nothing has been received or deleted: nobody consumes the queue. Of a consumer that comes and goes, it is longer than twice its usual pauses. Where CloudWatch does not tell, a depth that only grows over the descriptions, with none in flight, shows it.',
  claim: 'backlog',
  covers: ['oldest-message-age', 'time-to-loss', 'falling-behind'],
  metric: 'messagesVisible',
  messages: {
    title_one:
      'The consumer has stopped: {{count}} message waits, nothing was received since {{since}}',
    title_other:
      'The consumer has stopped: {{count}} messages wait, nothing was received since {{since}}',
    title_growing:
      'The consumer has stopped: the messages that wait only grew from {{before}} to {{count}} since {{since}}',
    title_held_one:
      'The consumer stopped at {{since}}, and nothing shows that it is back: {{count}} message waits',
    title_held_other:
      'The consumer stopped at {{since}}, and nothing shows that it is back: {{count}} messages wait',
    remedy:
      'Start the consumer again: look at its last deployment, its credentials and its log at the time of the last receive. If that takes long, raise the retention of the queue first.',
  },
  run(context) {
    const silence = silenceOf(context);
    const backlog = backlogOf(context);
    if (
      !silence ||
      !backlog ||
      roleOf(context) !== 'ordinary' ||
      isPolled(context, silence) ||
      backlog.inFlight >= FULL_RATIO * IN_FLIGHT_QUOTA
    ) {
      return undefined;
    }
    const { now, samples } = context;
    const { since, observedSince, lastActivityAt, grownFrom } = silence;
    const silent = secondsBetween(since, now);
    const severity = severityOf(
      silent,
      thresholds.consumerSilence,
      context.thresholds.consumerSilence,
    );
    if (!severity || silent <= PAUSES * usualPause(context, since)) {
      return undefined;
    }
    const age = oldestAgeAtMost(context, now);
    const empties = sumSince(samples.emptyReceives, observedSince);
    const loss = lossClock(context);
    return {
      // Whoever holds a message may be at work on it; when nobody does, nobody is there.
      severity: backlog.inFlight ? severity : 'critical',
      ...variantOf(silence),
      values: {
        count: backlog.visible,
        since: time(since),
        ...(grownFrom !== undefined && { before: grownFrom }),
      },
      evidence: {
        messagesVisible: backlog.visible,
        ...(grownFrom !== undefined && { messagesVisibleBefore: grownFrom }),
        silenceSeconds: Math.round(silent),
        ...(lastActivityAt === undefined
          ? { silentAtLeastSinceAt: new Date(observedSince).toISOString() }
          : { lastActivityAt: new Date(lastActivityAt).toISOString() }),
        ...(age !== undefined && { oldestMessageAgeSeconds: Math.round(age) }),
        ...(empties !== undefined && { emptyReceives: empties }),
        ...(loss && {
          lostFromAt: new Date(now + loss.seconds * 1000).toISOString(),
        }),
      },
      onsetAt: since,
    };
  },
};

/** A consumer that asks and gets nothing is there: what waits is kept from it. */
function isPolled(context: QueueContext, { observedSince }: Silence): boolean {
  const lately = knownUntil(context, 'emptyReceives') - POLLED_MS;
  const since = Math.max(lately, observedSince);
  return (sumSince(context.samples.emptyReceives, since) ?? 0) > 0;
}

function variantOf({ grownFrom, held }: Silence): { variant?: string } {
  if (held) {
    return { variant: 'held' };
  }
  if (grownFrom !== undefined) {
    return { variant: 'growing' };
  }
  return {};
}

export const poisonPills: QueueCheck = {
  id: 'poison-pills',
  title: 'Messages fail again and again',
  description:
    'Messages are received again and again without a delete. A standard queue leaves a message that was received three times out of the age of its oldest message, so such messages grow old unseen. It is in order where the queue sets them aside and others are processed meanwhile: some let the visibility timeout lapse on purpose, to be asked again later.',
  claim: 'backlog',
  covers: ['oldest-message-age', 'time-to-loss'],
  metric: 'messagesReceived',
  messages: {
    title:
      'Messages fail again and again: {{received}} but only {{deleted}} in {{window}}',
    title_stalled:
      'Nothing gets done: {{received}} and no delete in {{window}}; the oldest waits up to {{age}}',
    remedy:
      'Look at the log of the consumer for what fails. The age of the oldest message leaves out those received three times: SentTimestamp tells how old they are.',
    'remedy_no-dead-letter-queue':
      'Give the queue a dead-letter queue, so that messages that fail are set aside instead of expiring unseen; look at the log of the consumer for what fails.',
  },
  run(context) {
    const { fifo, maxReceiveCount } = context.inventory;
    const hides =
      !fifo &&
      (maxReceiveCount === undefined || maxReceiveCount > HIDDEN_FROM_RECEIVES);
    const backlog = backlogOf(context);
    if (backlog?.total === 0 && mayExpireNow(context)) {
      return asBefore(context.previous['poison-pills']);
    }
    const failures = failuresOf(context);
    if (!backlog?.total || !failures || roleOf(context) !== 'ordinary') {
      return undefined;
    }
    const { received, deleted, windowSeconds } = failures;
    const age = ageBound(context)?.seconds;
    const stalled =
      deleted === 0 && age !== undefined
        ? severityOf(
            age,
            thresholds.oldestMessageAge,
            context.thresholds.oldestMessageAge,
          )
        : undefined;
    if (!stalled && !hides) {
      return undefined;
    }
    const isUnbounded = maxReceiveCount === undefined;
    return {
      severity: stalled ?? (isUnbounded ? 'warning' : 'info'),
      ...(stalled
        ? { variant: 'stalled' }
        : isUnbounded && { variant: 'no-dead-letter-queue' }),
      values: {
        received: { key: 'sqs-queue.receives', values: { count: received } },
        deleted: { key: 'sqs-queue.deletes', values: { count: deleted } },
        window: seconds(windowSeconds),
        ...(age !== undefined && { age: seconds(age) }),
      },
      evidence: {
        received,
        deleted,
        windowSeconds,
        messages: backlog.total,
        ...(maxReceiveCount !== undefined && { maxReceiveCount }),
        ...(age !== undefined && { oldestAgeAtMostSeconds: Math.round(age) }),
      },
    };
  },
};

export const inFlightQuota: QueueCheck = {
  id: 'in-flight-quota',
  title: 'Quota of messages in flight',
  description:
    'A queue lets at most 120,000 messages be in flight; beyond that a receive gets nothing.',
  claim: 'own-fault',
  covers: ['consumer-stopped', 'oldest-message-age', 'time-to-loss'],
  metric: 'messagesInFlight',
  messages: {
    title:
      '{{count}} messages are in flight, {{used}} of the quota; at 100 % nothing is received any more',
    remedy:
      'Make the consumer delete what it has processed, and lower the visibility timeout if crashed consumers hold messages for long.',
  },
  run(context) {
    const backlog = backlogOf(context);
    if (!backlog) {
      return undefined;
    }
    const used = backlog.inFlight / IN_FLIGHT_QUOTA;
    const severity = severityOf(
      used,
      thresholds.inFlightQuota,
      context.thresholds.inFlightQuota,
    );
    return (
      severity && {
        severity,
        values: { count: backlog.inFlight, used: ratio(used) },
        evidence: {
          messagesInFlight: backlog.inFlight,
          quota: IN_FLIGHT_QUOTA,
          quotaUsedRatio: used,
          visibilityTimeoutSeconds: context.inventory.visibilityTimeoutSeconds,
        },
      }
    );
  },
};
