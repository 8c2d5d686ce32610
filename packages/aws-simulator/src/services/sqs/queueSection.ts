import { z } from 'zod';
import { ScenarioContext, ScenarioSection } from '../Service';
import { MessageContent, newBatch } from './Batch';
import { Queue } from './Queue';
import { QueueItem, queueSchema } from './queueSchema';
import { SqsSimulation } from './SqsSimulation';

/** Understands `queues:` in scenario files. */
export function queueSection(sqs: SqsSimulation): ScenarioSection {
  return {
    key: 'queues',
    schema: z
      .array(queueSchema)
      .superRefine(checkTargets)
      .transform(items => (context: ScenarioContext) => {
        for (const item of deadLetterQueuesFirst(items)) {
          for (const copy of copiesOf(item)) {
            createQueue(sqs, copy, context);
          }
        }
      }),
  };
}

function checkTargets(items: QueueItem[], context: z.RefinementCtx): void {
  const names = new Set(items.map(item => item.name));
  items.forEach((item, index) => {
    if (item.deadLetter && !names.has(item.deadLetter.queue)) {
      context.addIssue({
        code: 'custom',
        path: [index, 'deadLetter', 'queue'],
        message: `no queue of this file is named ${item.deadLetter.queue}`,
      });
    }
  });
}

function deadLetterQueuesFirst(items: QueueItem[]): QueueItem[] {
  const targets = new Set(items.map(item => item.deadLetter?.queue));
  return [
    ...items.filter(item => targets.has(item.name)),
    ...items.filter(item => !targets.has(item.name)),
  ];
}

function copiesOf(item: QueueItem): QueueItem[] {
  const { copies, deadLetter } = item;
  if (copies === undefined) {
    return [item];
  }
  const digits = String(copies).length;
  return Array.from({ length: copies }, (_, index) => {
    const suffix = `-${String(index + 1).padStart(digits, '0')}`;
    return {
      ...item,
      name: withSuffix(item.name, suffix),
      deadLetter: deadLetter && {
        ...deadLetter,
        queue: withSuffix(deadLetter.queue, suffix),
      },
    };
  });
}

function withSuffix(name: string, suffix: string): string {
  return name.endsWith('.fifo')
    ? name.replace(/\.fifo$/, `${suffix}.fifo`)
    : name + suffix;
}

function createQueue(
  sqs: SqsSimulation,
  item: QueueItem,
  context: ScenarioContext,
): void {
  const account = item.account ?? context.account;
  const region = item.region ?? context.region;
  const queue = sqs.createQueue({
    name: item.name,
    account,
    region,
    tags: item.tags,
    createdAt: context.zero + item.created,
    attributes: attributesOf(item, `arn:aws:sqs:${region}:${account}:`),
  });
  sqs.state.activity.touch(queue, context.start);
  item.messages.forEach((message, index) =>
    addMessage(queue, message, context, `${queue.arn}#${index}`, sqs),
  );
  const { producer, consumer, failures } = item;
  if (producer || consumer || item.events.length > 0) {
    const events = item.events.map(event => ({
      ...event,
      at: context.zero + event.at,
    }));
    sqs.setFlow(queue, { producer, consumer, failures }, events);
  }
}

function attributesOf(
  item: QueueItem,
  arnPrefix: string,
): Record<string, string> {
  const { deadLetter } = item;
  return {
    ...(item.name.endsWith('.fifo') && { FifoQueue: 'true' }),
    MessageRetentionPeriod: String(item.retention / 1000),
    VisibilityTimeout: String(item.visibilityTimeout / 1000),
    DelaySeconds: String(item.delay / 1000),
    ...(deadLetter && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arnPrefix + deadLetter.queue,
        maxReceiveCount: deadLetter.maxReceiveCount,
      }),
    }),
    ...item.attributes,
  };
}

function addMessage(
  queue: Queue,
  message: QueueItem['messages'][number],
  { zero, start }: ScenarioContext,
  key: string,
  sqs: SqsSimulation,
): void {
  const random = sqs.state.random.fork(key);
  const content: MessageContent | undefined =
    message.body === undefined
      ? undefined
      : {
          id: random.uuid(),
          body: message.body,
          senderId: `AIDA${queue.scope.account}`,
          groupId: message.group,
          ...(queue.fifo && {
            deduplicationId: random.uuid(),
            sequenceNumber: queue.nextSequenceNumber(),
          }),
        };
  const batch = newBatch(zero + message.at, message.count, {
    willFail: message.fails,
    group: message.group,
    content,
  });
  if (batch.enqueuedAt <= start) {
    queue.add(batch);
  } else {
    sqs.sendLater(queue, batch);
  }
}
