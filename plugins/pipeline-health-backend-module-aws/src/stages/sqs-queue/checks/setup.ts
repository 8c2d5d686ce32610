import {
  answerOf,
  Neighbour,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { alarmToChange } from '../../../aws/fixes';
import { seconds } from '../../../judging';
import { backlogOf } from '../backlog';
import { failuresOf } from '../failures';
import {
  deadLetterQueueFixes,
  queueFixes,
  queueOf,
  queuesFixes,
  QueueToFix,
  redrivePolicy,
} from '../fixes';
import { LONGEST_RETENTION_SECONDS } from '../lossClock';
import { AGE_OR_DEPTH } from '../metrics';
import { deadLetterQueuesOf, roleOf } from '../roles';
import { DescribedQueue, QueueCheck } from '../SqsQueueInventory';

const LEAST_RECEIVES = 3;
/** Of a function: a batch that Lambda throttles counts as received, too. */
const LEAST_RECEIVES_OF_LAMBDA = 5;
const VISIBILITY_FACTOR = 6;

export const noDeadLetterQueue: QueueCheck = {
  id: 'no-dead-letter-queue',
  title: 'No dead-letter queue',
  description:
    'Without a dead-letter queue a message that cannot be processed comes back until it expires, and nobody learns of it.',
  claim: 'posture',
  messages: {
    title:
      'No dead-letter queue: a message that fails comes back for {{retention}} and is then lost',
    remedy:
      'Create a queue of the same type in the same account and region, and name it in RedrivePolicy with a maxReceiveCount of 5 or more.',
  },
  run(context) {
    const { deadLetterQueueArn, retentionSeconds } = context.inventory;
    return deadLetterQueueArn || roleOf(context) !== 'ordinary'
      ? undefined
      : {
          severity: 'info',
          values: { retention: seconds(retentionSeconds) },
          evidence: { retentionSeconds },
          fixes: deadLetterQueueFixes(context.stage.arn),
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
    'remedy_after-dead-letters':
      'Raise MessageRetentionPeriod to 1209600 s (14 days), first of the dead-letter queue, which counts from the first send, then here.',
  },
  run(context) {
    const { inventory } = context;
    const { retentionSeconds } = inventory;
    const before = shorterDeadLetterQueues(context);
    return retentionSeconds >= LONGEST_RETENTION_SECONDS
      ? undefined
      : {
          severity: 'info',
          ...(before.length && { variant: 'after-dead-letters' }),
          values: { retention: seconds(retentionSeconds) },
          evidence: {
            retentionSeconds,
            possibleSeconds: LONGEST_RETENTION_SECONDS,
          },
          fixes: queuesFixes([...before, context], {
            MessageRetentionPeriod: LONGEST_RETENTION_SECONDS,
          }),
        };
  },
};

/** The dead-letter queue, unless it is known to keep messages as long as can be: FIFO queues count anew. */
function shorterDeadLetterQueues(context: DescribedQueue): QueueToFix[] {
  const { deadLetterQueueArn, fifo } = context.inventory;
  if (!deadLetterQueueArn || fifo) {
    return [];
  }
  const [known] = deadLetterQueuesOf(context);
  return known && known.inventory.retentionSeconds >= LONGEST_RETENTION_SECONDS
    ? []
    : [queueOf(deadLetterQueueArn)];
}

export const fewReceives: QueueCheck = {
  id: 'few-receives',
  title: 'Few receives allowed',
  description:
    'With few receives allowed, one restart of the consumer sends healthy messages to the dead-letter queue. Of a function AWS advises at least five: batches that Lambda throttles count as received.',
  claim: 'posture',
  messages: {
    title_one:
      'A message is set aside after {{count}} receive; one restart of the consumer is enough for that',
    title_other:
      'A message is set aside after {{count}} receives; one restart of the consumer is enough for that',
    remedy: 'Set maxReceiveCount in RedrivePolicy to {{least}} or more.',
  },
  run(context) {
    const { inventory, neighbours } = context;
    const { maxReceiveCount, deadLetterQueueArn } = inventory;
    const least = lambdasOf(neighbours).length
      ? LEAST_RECEIVES_OF_LAMBDA
      : LEAST_RECEIVES;
    return maxReceiveCount === undefined || maxReceiveCount >= least
      ? undefined
      : {
          severity: 'info',
          values: { count: maxReceiveCount, least },
          evidence: { maxReceiveCount, leastReceives: least },
          ...(deadLetterQueueArn && {
            fixes: queueFixes(
              context,
              redrivePolicy(deadLetterQueueArn, least),
            ),
          }),
        };
  },
};

/** The part of a Lambda function's inventory that matters here. */
const lambdaInventory = z.object({
  timeoutSeconds: z.number().positive(),
  eventSources: z
    .object({
      answer: z.array(
        z.object({
          sourceArn: z.string().optional(),
          windowSeconds: z.number().nonnegative().optional(),
        }),
      ),
    })
    .optional()
    .catch(undefined),
});

/** The functions that read a queue. */
function lambdasOf(neighbours: readonly Neighbour[]) {
  return neighbours.flatMap(({ direction, facts }) => {
    const parsed = lambdaInventory.safeParse(facts.inventory);
    return direction === 'downstream' &&
      facts.stage.kind === 'lambda-function' &&
      parsed.success
      ? [{ name: facts.stage.name, ...parsed.data }]
      : [];
  });
}

export const visibilityTimeout: QueueCheck = {
  id: 'visibility-timeout',
  title: 'Short visibility timeout',
  description:
    'Lambda retries a throttled batch within the visibility timeout; AWS advises six times the timeout of the function and the batching window, or messages are processed twice and set aside without a failure.',
  claim: 'posture',
  messages: {
    title:
      'The visibility timeout of {{visibility}} is short for {{function}}, which may run for {{timeout}}',
    remedy:
      'Set the VisibilityTimeout of the queue to at least {{needed}} s, six times the timeout of the function and its batching window, or lower that timeout.',
  },
  run(context) {
    const { inventory, neighbours, stage } = context;
    const consumers = lambdasOf(neighbours).map(
      ({ name, timeoutSeconds, eventSources }) => {
        const { windowSeconds = 0 } =
          eventSources?.answer.find(
            ({ sourceArn }) => sourceArn === stage.arn,
          ) ?? {};
        return {
          name,
          timeoutSeconds,
          windowSeconds,
          needed: VISIBILITY_FACTOR * timeoutSeconds + windowSeconds,
        };
      },
    );
    const [slowest] = consumers.sort((a, b) => b.needed - a.needed);
    const { visibilityTimeoutSeconds } = inventory;
    if (!slowest || visibilityTimeoutSeconds >= slowest.needed) {
      return undefined;
    }
    const { name, timeoutSeconds, windowSeconds, needed } = slowest;
    return {
      severity: fails(context) ? 'warning' : 'info',
      values: {
        visibility: seconds(visibilityTimeoutSeconds),
        timeout: seconds(timeoutSeconds),
        function: name,
        needed: String(needed),
      },
      evidence: {
        visibilityTimeoutSeconds,
        lambdaTimeoutSeconds: timeoutSeconds,
        ...(windowSeconds > 0 && { batchingWindowSeconds: windowSeconds }),
        neededSeconds: needed,
        lambdaFunction: name,
      },
      fixes: queueFixes(context, { VisibilityTimeout: needed }),
    };
  },
};

/** Whether messages fail now: they come back, or lie in the dead-letter queue. */
function fails(context: DescribedQueue): boolean {
  return (
    failuresOf(context) !== undefined ||
    deadLetterQueuesOf(context).some(facts => backlogOf(facts)?.total)
  );
}

const SENT = 'NumberOfMessagesSent';

export const alarmNeverFires: QueueCheck = {
  id: 'alarm-never-fires',
  title: 'Alarm that never fires',
  description:
    'NumberOfMessagesSent of a dead-letter queue does not count the messages that SQS moves there: an alarm on it never fires.',
  claim: 'posture',
  messages: {
    title:
      'The alarm {{alarm}} never fires: NumberOfMessagesSent leaves out what SQS moves here',
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
      severity: isCovered || !backlogOf(context)?.total ? 'info' : 'warning',
      values: { alarm: wrong[0].name },
      evidence: { alarms: wrong.map(({ name }) => name), metric: SENT },
      fixes: alarmToChange(context.stage, wrong[0].name, {
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Statistic: 'Maximum',
      }),
    };
  },
};
