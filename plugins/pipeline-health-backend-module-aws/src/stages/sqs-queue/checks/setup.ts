import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { seconds } from '../../../judging';
import { LONGEST_RETENTION_SECONDS } from '../lossClock';
import { AGE_OR_DEPTH } from '../metrics';
import { roleOf } from '../roles';
import { QueueCheck } from '../SqsQueueInventory';

const LEAST_RECEIVES = 3;
const VISIBILITY_FACTOR = 6;

export const noDeadLetterQueue: QueueCheck = {
  id: 'no-dead-letter-queue',
  title: 'No dead-letter queue',
  description:
    'Without a dead-letter queue a message that cannot be processed comes back until it expires, and nobody learns of it.',
  claim: 'posture',
  messages: {
    title:
      'The queue has no dead-letter queue: a message that fails comes back for {{retention}} and is then lost',
    remedy:
      'Create a queue of the same type in the same account and region, and name it in RedrivePolicy with a maxReceiveCount of 3 or more.',
  },
  run(context) {
    const { deadLetterQueueArn, retentionSeconds } = context.inventory;
    return deadLetterQueueArn || roleOf(context) !== 'ordinary'
      ? undefined
      : {
          severity: 'warning',
          values: { retention: seconds(retentionSeconds) },
          evidence: { retentionSeconds },
        };
  },
};

export const shortRetention: QueueCheck = {
  id: 'short-retention',
  title: 'Short retention',
  description:
    'The retention is the time there is to repair a consumer; SQS allows 14 days at no cost.',
  claim: 'posture',
  messages: {
    title: 'The queue keeps messages for {{retention}}; 14 d are possible',
    remedy: 'Raise MessageRetentionPeriod to 1209600 s (14 days).',
    'remedy_below-dead-letters':
      'Raise MessageRetentionPeriod, but keep it below that of the dead-letter queue, which counts from the first send.',
  },
  run({ inventory }) {
    const { retentionSeconds, deadLetterQueueArn, fifo } = inventory;
    return retentionSeconds >= LONGEST_RETENTION_SECONDS
      ? undefined
      : {
          severity: 'info',
          ...(deadLetterQueueArn && !fifo && { variant: 'below-dead-letters' }),
          values: { retention: seconds(retentionSeconds) },
          evidence: {
            retentionSeconds,
            possibleSeconds: LONGEST_RETENTION_SECONDS,
          },
        };
  },
};

export const fewReceives: QueueCheck = {
  id: 'few-receives',
  title: 'Few receives allowed',
  description:
    'With few receives allowed, one restart of the consumer sends healthy messages to the dead-letter queue.',
  claim: 'posture',
  messages: {
    title_one:
      'A message is set aside after {{count}} receive; one restart of the consumer is enough for that',
    title_other:
      'A message is set aside after {{count}} receives; one restart of the consumer is enough for that',
    remedy: 'Set maxReceiveCount in RedrivePolicy to 3 or more.',
  },
  run({ inventory: { maxReceiveCount } }) {
    return maxReceiveCount === undefined || maxReceiveCount >= LEAST_RECEIVES
      ? undefined
      : {
          severity: 'info',
          values: { count: maxReceiveCount },
          evidence: { maxReceiveCount },
        };
  },
};

/** The part of a Lambda function's inventory that matters here. */
const lambdaInventory = z.object({ timeoutSeconds: z.number().positive() });

export const visibilityTimeout: QueueCheck = {
  id: 'visibility-timeout',
  title: 'Short visibility timeout',
  description:
    'Lambda retries a throttled batch within the visibility timeout; AWS advises six times the timeout of the function, or messages are processed twice and set aside without a failure.',
  claim: 'posture',
  messages: {
    title:
      'The visibility timeout of {{visibility}} is less than six times the {{timeout}} that {{function}} may run',
    remedy:
      'Set the VisibilityTimeout of the queue to at least {{needed}} s, or lower the timeout of the function.',
  },
  run({ inventory, neighbours }) {
    const consumers = neighbours.flatMap(({ direction, facts }) => {
      const parsed = lambdaInventory.safeParse(facts.inventory);
      return direction === 'downstream' &&
        facts.stage.kind === 'lambda-function' &&
        parsed.success
        ? [{ name: facts.stage.name, ...parsed.data }]
        : [];
    });
    const [slowest] = consumers.sort(
      (a, b) => b.timeoutSeconds - a.timeoutSeconds,
    );
    const { visibilityTimeoutSeconds } = inventory;
    const needed = slowest ? VISIBILITY_FACTOR * slowest.timeoutSeconds : 0;
    return visibilityTimeoutSeconds >= needed
      ? undefined
      : {
          severity: 'warning',
          values: {
            visibility: seconds(visibilityTimeoutSeconds),
            timeout: seconds(slowest.timeoutSeconds),
            function: slowest.name,
            needed: String(needed),
          },
          evidence: {
            visibilityTimeoutSeconds,
            lambdaTimeoutSeconds: slowest.timeoutSeconds,
            neededSeconds: needed,
            lambdaFunction: slowest.name,
          },
        };
  },
};

const SENT = 'NumberOfMessagesSent';

export const alarmNeverFires: QueueCheck = {
  id: 'alarm-never-fires',
  title: 'Alarm that never fires',
  description:
    'NumberOfMessagesSent of a dead-letter queue does not count the messages that SQS moves there: an alarm on it never fires.',
  claim: 'posture',
  messages: {
    title:
      'The alarm {{alarm}} watches NumberOfMessagesSent, which does not count messages that SQS moves here: it never fires',
    remedy:
      'Let the alarm watch ApproximateNumberOfMessagesVisible (statistic Maximum) instead.',
  },
  run(context) {
    const alarms = answerOf(context.inventory.alarms) ?? [];
    const wrong = alarms.filter(({ metrics }) =>
      metrics.every(metric => metric === SENT),
    );
    if (!wrong.length || roleOf(context) !== 'dead-letter') {
      return undefined;
    }
    const isCovered = alarms.some(
      ({ metrics, reachesSomebody }) =>
        reachesSomebody && metrics.some(metric => AGE_OR_DEPTH.test(metric)),
    );
    return {
      severity: isCovered ? 'info' : 'warning',
      values: { alarm: wrong[0].name },
      evidence: { alarms: wrong.map(({ name }) => name), metric: SENT },
    };
  },
};
