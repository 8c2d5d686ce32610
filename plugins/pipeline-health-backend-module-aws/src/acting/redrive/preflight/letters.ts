import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { oldestAgeAtMost } from '../../../stages/sqs-queue/backlog';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { RedriveFacts } from '../RedriveFacts';
import { clause, say, seconds } from '../../say';
import { line } from './line';
import { LinePlan } from './LinePlan';

/** How many there are, how old, and how long it takes. */
export function messages(
  { queue, stage, now }: RedriveFacts,
  { perSecond }: LinePlan,
): ActionLine {
  const { visible, inFlight } = queue.depths;
  const age = oldestAgeAtMost(stage, now);
  const duration = perSecond && Math.ceil(visible / perSecond);
  const evidence = {
    messages: queue.total,
    messagesVisible: visible,
    messagesInFlight: inFlight,
    ...(age !== undefined && { oldestMessageAgeSeconds: Math.round(age) }),
    ...(duration !== undefined && { durationSeconds: duration }),
  };
  if (queue.total === 0) {
    return {
      ...line(
        'messages',
        'red',
        say('queue-empty', { queue: queue.name }),
        evidence,
      ),
      final: true,
    };
  }
  const moving =
    duration === undefined
      ? clause('moving', {}, 'by-sqs')
      : clause('moving', {
          duration: seconds(duration),
          rate: perSecond ?? 0,
        });
  return line(
    'messages',
    perSecond === undefined ? 'amber' : 'green',
    age === undefined
      ? say('letters', { count: queue.total, moving })
      : say(
          'letters',
          { count: queue.total, age: seconds(age), moving },
          'old',
        ),
    evidence,
  );
}

/** Whether some go ahead of the rest. */
export function ahead(
  { queue }: RedriveFacts,
  plan: LinePlan,
): ActionLine | undefined {
  return plan.canary === 0
    ? line('canary', 'amber', say('without-canary', { count: queue.total }), {
        messages: queue.total,
      })
    : undefined;
}

/** What becomes of their order. */
export function order({ queue }: RedriveFacts): ActionLine {
  return queue.configuration.fifo
    ? line('order', 'amber', say('order', {}, 'fifo'))
    : line('order', 'green', say('order', {}, 'standard'));
}

/** What is the same of a message that is moved one by one. */
export function kept({ canary }: LinePlan): ActionLine | undefined {
  return canary > 0
    ? line('kept', 'green', say('kept'), {
        messages: canary,
        kept: [
          'MessageBody',
          'MessageAttributes',
          'MessageGroupId',
          'AWSTraceHeader',
        ],
        changed: [
          'MessageId',
          'SentTimestamp',
          'ApproximateReceiveCount',
          'ApproximateFirstReceiveTimestamp',
          'SenderId',
          'MessageDeduplicationId',
          'SequenceNumber',
          'DeadLetterQueueSourceArn',
        ],
      })
    : undefined;
}

/** Receiving may set messages aside once more. */
export function receiveCount(
  { queue }: RedriveFacts,
  { canary, byHand }: LinePlan,
): ActionLine | undefined {
  const { deadLetterQueueArn, maxReceiveCount } = queue.configuration;
  return deadLetterQueueArn && canary > 0
    ? line(
        'receive-count',
        'red',
        say(
          'receive-count',
          {
            queue: queue.name,
            deadLetterQueue: queueName(deadLetterQueueArn),
          },
          byHand ? 'by-hand' : undefined,
        ),
        maxReceiveCount === undefined ? {} : { maxReceiveCount },
      )
    : undefined;
}
