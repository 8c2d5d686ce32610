import { KindDescription } from '@pipeline-health/plugin-pipeline-health-common';

/** A kind that says little of itself; change what matters. */
export function kindDescription(
  kind: string,
  title: string,
  says: Partial<KindDescription> = {},
): KindDescription {
  return {
    kind,
    title,
    metrics: [],
    thresholds: [],
    checks: [],
    relations: [],
    inventory: [],
    messages: {},
    ...says,
  };
}

/** What the kinds of the fixtures say of themselves. */
export const kinds: readonly KindDescription[] = [
  kindDescription('sqs-queue', 'SQS queue', {
    metrics: [
      {
        metric: 'oldestMessageAge',
        title: 'Oldest message',
        unit: 'seconds',
        key: true,
      },
      {
        metric: 'messagesVisible',
        title: 'Messages waiting',
        unit: 'count',
        key: true,
      },
      { metric: 'messagesSent', title: 'Messages sent', unit: 'count' },
      { metric: 'messagesReceived', title: 'Messages received', unit: 'count' },
      {
        metric: 'messagesInFlight',
        title: 'Messages in flight',
        unit: 'count',
      },
    ],
    relations: [{ relation: 'dead-letter-queue', title: 'dead letters' }],
    inventory: [
      { key: 'fifo', title: 'FIFO' },
      { key: 'retentionSeconds', title: 'Retention', unit: 'seconds' },
      {
        key: 'maxReceiveCount',
        title: 'Receives before a message is set aside',
        unit: 'count',
      },
      { key: 'deadLetterQueueArn', title: 'Dead-letter queue' },
      { key: 'maximumMessageBytes', title: 'Largest message', unit: 'bytes' },
    ],
    messages: {
      'sqs-queue.dead-letters.title_one':
        '{{count}} message lies in the dead-letter queue',
      'sqs-queue.dead-letters.title_other':
        '{{count}} messages lie in the dead-letter queue',
      'sqs-queue.dead-letters.remedy':
        'Read one message, mend the consumer, then redrive the queue.',
    },
  }),
  kindDescription('kinesis-stream', 'Kinesis stream', {
    metrics: [
      {
        metric: 'iteratorAge',
        title: 'Iterator age',
        unit: 'seconds',
        key: true,
      },
    ],
  }),
  kindDescription('firehose-stream', 'Firehose stream', {
    metrics: [
      {
        metric: 'deliverySuccess',
        title: 'Delivery success',
        unit: 'ratio',
        key: true,
      },
      {
        metric: 'dataFreshness',
        title: 'Data freshness',
        unit: 'seconds',
        key: true,
      },
    ],
    relations: [
      { relation: 'source', title: 'feeds' },
      { relation: 'transform', title: 'transformed by' },
      { relation: 'backup', title: 'backs up to' },
    ],
  }),
  kindDescription('lambda-function', 'Lambda function', {
    metrics: [{ metric: 'errors', title: 'Errors', unit: 'count', key: true }],
  }),
  kindDescription('s3-bucket', 'S3 bucket', {
    metrics: [
      {
        metric: 'newestObjectAge',
        title: 'Newest object',
        unit: 'seconds',
        key: true,
        derived: true,
      },
      { metric: 'objects', title: 'Objects', unit: 'count' },
    ],
  }),
  kindDescription('glue-job', 'Glue job'),
  kindDescription('glue-crawler', 'Glue crawler', {
    relations: [{ relation: 'crawler-target', title: 'is crawled by' }],
    inventory: [{ key: 'tables', title: 'Tables in the catalog' }],
  }),
];
