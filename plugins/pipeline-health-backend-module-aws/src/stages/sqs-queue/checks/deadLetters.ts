import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds, severityOf } from '../../../judging';
import { backlogOf, oldestAgeAtMost } from '../backlog';
import { LONGEST_RETENTION_SECONDS } from '../lossClock';
import { queueName } from '../queueUrl';
import { MOST_SOURCES_FOLLOWED, roleOf, sourcesOf } from '../roles';
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
      '{{messages}} could not be processed; the first came {{age}} ago',
    remedy:
      'Look at one message and at the log of the consumer at the time it came, fix the cause, then redrive the messages to their source. Until then, make sure that they do not expire.',
  },
  run(context) {
    const backlog = backlogOf(context);
    if (!backlog || roleOf(context) !== 'dead-letter') {
      return undefined;
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
    const sources = (answerOf(context.inventory.deadLetterSources) ?? []).map(
      queueName,
    );
    return {
      severity,
      ...(age !== undefined && { variant: 'aged' }),
      values: {
        messages: {
          key: 'sqs-queue.dead-letter-messages',
          ...(sources.length === 1 && { variant: 'of' }),
          values: { count: backlog.total, source: sources[0] ?? '' },
        },
        ...(age !== undefined && { age: seconds(age) }),
      },
      evidence: {
        messages: backlog.total,
        messagesInFlight: backlog.inFlight,
        ...(age !== undefined && { oldestMessageAgeSeconds: Math.round(age) }),
        ...(sources.length && {
          sourceQueues: sources.slice(0, MOST_SOURCES_FOLLOWED),
        }),
      },
      ...(age !== undefined && { onsetAt: context.now - age * 1000 }),
    };
  },
};

export const deadLetterRetention: QueueCheck = {
  id: 'dead-letter-retention',
  title: 'Retention of dead letters',
  description:
    'A standard queue keeps the time of the first send when it moves a message: a dead-letter queue that keeps messages no longer than their source may lose them soon after they come.',
  claim: 'posture',
  messages: {
    title:
      'The dead-letter queue keeps messages for {{retention}} from their first send, its source {{source}} for {{sourceRetention}}: a dead letter can expire as it comes',
    remedy:
      'Raise the MessageRetentionPeriod of the dead-letter queue to 1209600 s (14 days).',
    remedy_longest:
      'Raise the MessageRetentionPeriod of the dead-letter queue to 1209600 s (14 days) and lower that of its source by some days, when the source is empty.',
  },
  run(context) {
    const { fifo, retentionSeconds } = context.inventory;
    const [longest] = sourcesOf(context).sort(
      (a, b) => b.inventory.retentionSeconds - a.inventory.retentionSeconds,
    );
    const source = longest?.inventory.retentionSeconds;
    if (fifo || !longest || retentionSeconds > source) {
      return undefined;
    }
    return {
      severity: 'warning',
      ...(source >= LONGEST_RETENTION_SECONDS && { variant: 'longest' }),
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
  run({ inventory }) {
    const count = answerOf(inventory.deadLetterSources)?.length ?? 0;
    return count <= MOST_SOURCES_FOLLOWED
      ? undefined
      : {
          severity: 'info',
          values: { count, followed: MOST_SOURCES_FOLLOWED },
          evidence: { sourceQueues: count, followed: MOST_SOURCES_FOLLOWED },
        };
  },
};
