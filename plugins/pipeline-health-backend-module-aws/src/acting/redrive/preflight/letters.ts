import {
  ActionLine,
  formatDuration,
} from '@pipeline-health/plugin-pipeline-health-common';
import { oldestAgeAtMost } from '../../../stages/sqs-queue/backlog';
import { queueName } from '../../../stages/sqs-queue/queueUrl';
import { RedriveFacts } from '../RedriveFacts';
import { counted, line } from './line';
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
      ...line('messages', 'red', `${queue.name} is empty.`, evidence),
      final: true,
    };
  }
  const old =
    age === undefined ? '' : `, the first came ${formatDuration(age)} ago`;
  const long =
    duration === undefined
      ? 'SQS chooses the velocity'
      : `moving them takes about ${formatDuration(
          duration,
        )} at ${perSecond} a second`;
  return line(
    'messages',
    perSecond === undefined ? 'amber' : 'green',
    `${counted(queue.total, 'message')} wait${
      queue.total === 1 ? 's' : ''
    }${old}; ${long}.`,
    evidence,
  );
}

/** Whether some go ahead of the rest. */
export function ahead(
  { queue }: RedriveFacts,
  plan: LinePlan,
): ActionLine | undefined {
  return plan.canary === 0
    ? line(
        'canary',
        'amber',
        `Without a canary all ${counted(
          queue.total,
          'message',
        )} go at once: SQS is stopped when they are seen to come back, and what was moved until then stays moved.`,
        { messages: queue.total },
      )
    : undefined;
}

/** What becomes of their order. */
export function order({ queue }: RedriveFacts): ActionLine {
  return queue.configuration.fifo
    ? line(
        'order',
        'amber',
        'FIFO: the messages go behind those that were sent in the meantime, so later ones of their groups were processed before them.',
      )
    : line(
        'order',
        'green',
        'Standard queues keep no order: they are processed among new messages.',
      );
}

/** What is the same of a message that is moved one by one. */
export function kept({ canary }: LinePlan): ActionLine | undefined {
  return canary > 0
    ? line(
        'kept',
        'green',
        'What is moved one by one keeps its body, its attributes, its group and its trace. It gets a new id, time of sending and receive count, and we are its sender.',
        {
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
        },
      )
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
        `${queue.name} has a dead-letter queue itself, ${queueName(
          deadLetterQueueArn,
        )}: to receive messages can move them there.${
          byHand ? '' : ' Without a canary SQS moves them all by itself.'
        }`,
        maxReceiveCount === undefined ? {} : { maxReceiveCount },
      )
    : undefined;
}
