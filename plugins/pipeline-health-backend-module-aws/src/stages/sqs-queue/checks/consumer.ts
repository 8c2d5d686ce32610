import {
  knownUntil,
  ratio,
  seconds,
  severityOf,
  sumSince,
} from '../../../judging';
import {
  backlogOf,
  oldestAgeAtMost,
  secondsBetween,
  Silence,
  silenceOf,
} from '../backlog';
import { LossClock, lossClock } from '../lossClock';
import { roleOf } from '../roles';
import { QueueCheck } from '../SqsQueueInventory';
import { thresholds } from '../thresholds';

const IN_FLIGHT_QUOTA = 120_000;

export const consumerStopped: QueueCheck = {
  id: 'consumer-stopped',
  title: 'Consumer has stopped',
  description:
    'Messages wait, and for some time nothing has been received or deleted: nobody consumes the queue. Where CloudWatch does not tell, a depth that only grows over the descriptions, with none in flight, shows it.',
  claim: 'backlog',
  covers: ['oldest-message-age', 'time-to-loss'],
  metric: 'messagesVisible',
  messages: {
    title_one:
      'The consumer has stopped: {{count}} message waits, nothing was received for {{silence}}',
    title_other:
      'The consumer has stopped: {{count}} messages wait, nothing was received for {{silence}}',
    title_losing_one:
      'The consumer has stopped: {{count}} message waits, nothing was received for {{silence}}; it is lost in {{loss}}',
    title_losing_other:
      'The consumer has stopped: {{count}} messages wait, nothing was received for {{silence}}; the first is lost in {{loss}}',
    title_growing:
      'The consumer has stopped: in {{silence}} the messages that wait only grew, from {{before}} to {{count}}, and none was in flight',
    title_held_one:
      'The consumer stopped {{silence}} ago, and nothing shows that it receives again: {{count}} message waits',
    title_held_other:
      'The consumer stopped {{silence}} ago, and nothing shows that it receives again: {{count}} messages wait',
    remedy:
      'Start the consumer again: look at its last deployment, its credentials and its log at the time of the last receive. If that takes long, raise the retention of the queue first.',
  },
  run(context) {
    const silence = silenceOf(context);
    const backlog = backlogOf(context);
    if (!silence || !backlog || roleOf(context) !== 'ordinary') {
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
    if (!severity) {
      return undefined;
    }
    const age = oldestAgeAtMost(context, now);
    const empties = sumSince(samples.emptyReceives, observedSince);
    const loss = lossClock(context);
    return {
      severity,
      ...variantOf(silence, loss),
      values: {
        count: backlog.visible,
        silence: seconds(silent),
        ...(grownFrom !== undefined && { before: grownFrom }),
        ...(loss && { loss: seconds(loss.seconds) }),
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
        ...(loss && { timeToLossSeconds: Math.round(loss.seconds) }),
      },
      onsetAt: since,
    };
  },
};

function variantOf(
  { grownFrom, held }: Silence,
  loss: LossClock | undefined,
): { variant?: string } {
  if (held) {
    return { variant: 'held' };
  }
  if (grownFrom !== undefined) {
    return { variant: 'growing' };
  }
  return loss?.seconds ? { variant: 'losing' } : {};
}

const WINDOW_SECONDS = 3600;
/** Fewer receives than this without a delete may be messages in flight. */
const MIN_EXCESS = 5;
const MIN_EXCESS_RATIO = 0.2;

/** A standard queue counts a message's age until its third receive. */
const HIDDEN_FROM_RECEIVES = 3;

export const poisonPills: QueueCheck = {
  id: 'poison-pills',
  title: 'Messages fail again and again',
  description:
    'Messages are received again and again without a delete. A standard queue leaves a message that was received three times out of the age of its oldest message, so such messages grow old unseen.',
  claim: 'own-fault',
  covers: ['oldest-message-age', 'time-to-loss'],
  metric: 'messagesReceived',
  messages: {
    title:
      'Messages fail again and again: {{received}} but only {{deleted}} in an hour, and the age of the oldest message does not count those received three times',
    remedy:
      'Look at the log of the consumer for what fails. Lower maxReceiveCount to 3, so that a message that fails is set aside before the age loses sight of it.',
    'remedy_no-dead-letter-queue':
      'Give the queue a dead-letter queue, so that messages that fail are set aside instead of expiring unseen; look at the log of the consumer for what fails.',
  },
  run(context) {
    const { fifo, maxReceiveCount } = context.inventory;
    const hides =
      maxReceiveCount === undefined || maxReceiveCount > HIDDEN_FROM_RECEIVES;
    const backlog = backlogOf(context);
    if (fifo || !hides || !backlog?.total || roleOf(context) !== 'ordinary') {
      return undefined;
    }
    const from =
      knownUntil(context, 'messagesReceived') - WINDOW_SECONDS * 1000;
    const received = sumSince(context.samples.messagesReceived, from);
    const deleted = sumSince(context.samples.messagesDeleted, from);
    if (received === undefined || deleted === undefined) {
      return undefined;
    }
    // Messages in flight were received and may yet be deleted.
    const excess = received - deleted - backlog.inFlight;
    return excess < MIN_EXCESS || excess < MIN_EXCESS_RATIO * received
      ? undefined
      : {
          severity: 'warning',
          ...(maxReceiveCount === undefined && {
            variant: 'no-dead-letter-queue',
          }),
          values: {
            received: {
              key: 'sqs-queue.receives',
              values: { count: received },
            },
            deleted: { key: 'sqs-queue.deletes', values: { count: deleted } },
          },
          evidence: {
            received,
            deleted,
            windowSeconds: WINDOW_SECONDS,
            messages: backlog.total,
            ...(maxReceiveCount !== undefined && { maxReceiveCount }),
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
