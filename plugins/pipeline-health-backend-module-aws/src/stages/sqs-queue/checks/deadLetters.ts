import { answerOf, Sample } from '@pipeline-health/plugin-pipeline-health-node';
import {
  asBefore,
  knownUntil,
  seconds,
  severityOf,
  sumSince,
  time,
} from '../../../judging';
import { backlogOf, oldestAgeAtMost } from '../backlog';
import { LONGEST_RETENTION_SECONDS } from '../lossClock';
import { mayExpireNow } from '../losses';
import {
  failingNames,
  isRedrivable,
  isTakenByName,
  MOST_SOURCES_FOLLOWED,
  roleOf,
  sourcesOf,
} from '../roles';
import { deadLetterQueueFixes, queueFixes } from '../fixes';
import { QueueCheck } from '../SqsQueueInventory';
import { thresholds } from '../thresholds';

export const deadLetters: QueueCheck = {
  id: 'dead-letters',
  title: 'Dead letters',
  description:
    'Messages in a dead-letter queue were received again and again and never processed. They wait for a person until they expire.',
  claim: 'backlog',
  covers: ['time-to-loss'],
  explains: 'nothing',
  metric: 'messagesVisible',
  messages: {
    title: '{{messages}} could not be processed',
    title_aged:
      '{{messages}} could not be processed; the first came at {{firstAt}}',
    remedy:
      'Look at one message and at the log of whoever failed at the time it came, fix the cause, then {{how}}. Until then, make sure that they do not expire.',
  },
  run(context) {
    const backlog = backlogOf(context);
    if (!backlog || roleOf(context) !== 'dead-letter') {
      return undefined;
    }
    if (backlog.total === 0 && mayExpireNow(context)) {
      return asBefore(context.previous['dead-letters']);
    }
    const severity = severityOf(
      backlog.total,
      thresholds.deadLetterMessages,
      context.thresholds.deadLetterMessages,
    );
    if (!severity) {
      return undefined;
    }
    const age = oldestAgeAtMost(context, context.now);
    const firstAt = age === undefined ? undefined : context.now - age * 1000;
    const sources = failingNames(context);
    return {
      severity,
      ...(age !== undefined && { variant: 'aged' }),
      values: {
        messages: {
          key: 'sqs-queue.dead-letter-messages',
          ...(sources.length === 1 && { variant: 'of' }),
          values: { count: backlog.total, source: sources[0] ?? '' },
        },
        ...(firstAt !== undefined && { firstAt: time(firstAt) }),
        how: {
          key: isRedrivable(context)
            ? 'sqs-queue.redrive'
            : 'sqs-queue.send-again',
          values: {},
        },
      },
      evidence: {
        messages: backlog.total,
        messagesInFlight: backlog.inFlight,
        ...(age !== undefined && { oldestMessageAgeSeconds: Math.round(age) }),
        ...(sources.length && {
          sources: sources.slice(0, MOST_SOURCES_FOLLOWED),
        }),
      },
      ...(firstAt !== undefined && { onsetAt: firstAt }),
    };
  },
};

/** Before samples are out of sight. */
const DRAINED_SECONDS = 3 * 3600;
/** What is there in so many samples in a row waits for somebody. */
const LASTING_SAMPLES = 4;

export const deadLettersTaken: QueueCheck = {
  id: 'dead-letters-taken',
  title: 'Dead letters are taken away',
  description:
    'Something receives from a dead-letter queue as soon as messages come: its depth stays at 0, and no alarm on it ever fires although messages fail. What a person redrives was seen waiting before.',
  claim: 'backlog',
  explains: 'nothing',
  metric: 'messagesReceived',
  messages: {
    title_one:
      '{{count}} dead letter came in the last {{window}}, and something took it away at once',
    title_other:
      '{{count}} dead letters came in the last {{window}}, and something took them away at once',
    remedy:
      'Look at what the consumer of the dead-letter queue did with them, and at the log of whoever failed. Let an alarm watch NumberOfMessagesReceived (statistic Sum) of this queue: its depth stays at 0.',
  },
  run(context) {
    const { samples } = context;
    const until = knownUntil(context, 'messagesReceived');
    const from = until - DRAINED_SECONDS * 1000;
    const received = sumSince(samples.messagesReceived, from) ?? 0;
    const waited = mostWaiting(samples.messagesVisible ?? []);
    const count = received - waited;
    const isJudged =
      context.thresholds.deadLetterMessages.warning !== undefined ||
      context.thresholds.deadLetterMessages.critical !== undefined;
    if (
      roleOf(context) !== 'dead-letter' ||
      backlogOf(context)?.total !== 0 ||
      !isJudged ||
      count < 1
    ) {
      return undefined;
    }
    const [first] = (samples.messagesReceived ?? []).filter(
      ({ at, value }) => at >= from && value > 0,
    );
    return {
      severity: 'warning',
      values: { count, window: seconds(DRAINED_SECONDS) },
      evidence: {
        received,
        deleted: sumSince(samples.messagesDeleted, from) ?? 0,
        mostWaiting: waited,
        windowSeconds: DRAINED_SECONDS,
      },
      onsetAt: first.at,
    };
  },
};

/** The largest depth that lasted: what is on its way does not wait. */
function mostWaiting(depths: readonly Sample[]): number {
  return depths.reduce((most, _, index) => {
    const window = depths.slice(index, index + LASTING_SAMPLES);
    return window.length < LASTING_SAMPLES
      ? most
      : Math.max(most, Math.min(...window.map(({ value }) => value)));
  }, 0);
}

export const takenByName: QueueCheck = {
  id: 'taken-by-its-name',
  title: 'Taken for a dead-letter queue',
  description:
    'Topics, rules and schedules that send their failures to a queue cannot be asked for. Where nothing else tells, the name of a queue says that it takes dead letters.',
  claim: 'posture',
  messages: {
    title:
      'Its name says that this queue takes dead letters; nothing else does',
    remedy:
      'If topics, rules or schedules send their failures here, say so by its RedriveAllowPolicy, which changes nothing else. If it is an ordinary queue, give it a dead-letter queue of its own or another name.',
  },
  run(context) {
    return isTakenByName(context)
      ? {
          severity: 'info',
          fixes: queueFixes(context, {
            RedriveAllowPolicy: { redrivePermission: 'allowAll' },
          }),
        }
      : undefined;
  },
};

export const deadLetterRetention: QueueCheck = {
  id: 'dead-letter-retention',
  title: 'Retention of dead letters',
  description:
    'A standard queue keeps the time of the first send when it moves a message: a dead-letter queue that keeps messages no longer than their source may lose them soon after they come. 14 days in both is the best there is.',
  claim: 'posture',
  messages: {
    title:
      'Dead letters are kept for {{retention}} from their first send, no longer than in {{source}}',
    remedy:
      'Raise the MessageRetentionPeriod of the dead-letter queue to 1209600 s (14 days): its source keeps messages for {{sourceRetention}}, so a dead letter can expire as it comes.',
  },
  run(context) {
    const { fifo, retentionSeconds } = context.inventory;
    const [longest] = sourcesOf(context).sort(
      (a, b) => b.inventory.retentionSeconds - a.inventory.retentionSeconds,
    );
    const source = longest?.inventory.retentionSeconds;
    const isBest = retentionSeconds >= LONGEST_RETENTION_SECONDS;
    if (fifo || !longest || isBest || retentionSeconds > source) {
      return undefined;
    }
    return {
      severity: backlogOf(context)?.total ? 'warning' : 'info',
      values: {
        retention: seconds(retentionSeconds),
        source: longest.stage.name,
        sourceRetention: seconds(source),
      },
      evidence: {
        retentionSeconds,
        sourceRetentionSeconds: source,
        sourceQueue: longest.stage.name,
      },
      fixes: queueFixes(context, {
        MessageRetentionPeriod: LONGEST_RETENTION_SECONDS,
      }),
    };
  },
};

export const manySources: QueueCheck = {
  id: 'many-sources',
  title: 'Shared by many queues',
  description:
    'A dead-letter queue that very many queues share mixes the messages of many owners, and a pipeline does not follow all of them.',
  claim: 'posture',
  messages: {
    title:
      '{{count}} queues share this dead-letter queue; at most {{followed}} of them are followed from here',
    remedy:
      'Give each service a dead-letter queue of its own, so that whoever owns the messages learns of them; or annotate the source queues that belong to this pipeline.',
  },
  run(context) {
    const sources = answerOf(context.inventory.deadLetterSources) ?? [];
    const count = sources.length;
    return count <= MOST_SOURCES_FOLLOWED
      ? undefined
      : {
          severity: 'info',
          values: { count, followed: MOST_SOURCES_FOLLOWED },
          evidence: { sourceQueues: count, followed: MOST_SOURCES_FOLLOWED },
          fixes: deadLetterQueueFixes(sources[0]),
        };
  },
};
