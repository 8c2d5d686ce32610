import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import { factsOf } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { lambdaFunction } from '../../stages/lambda-function';
import { reading } from '../../stages/lambda-function/__testUtils__/functions';
import { sqsQueue } from '../../stages/sqs-queue';
import {
  arnOf,
  DAY_SECONDS,
  deadLetterInventory,
  queueInventory,
  sourceOf,
  stageOf,
} from '../../stages/sqs-queue/__testUtils__/queues';
import { ACCOUNT, NO_ALARMS, of } from './setUp';

const MUTED_ALARM = {
  alarms: {
    answer: [
      {
        name: 'dead-letters',
        metrics: ['ApproximateNumberOfMessagesVisible'],
        reachesSomebody: false,
        hearing: {
          heard: 'nobody' as const,
          to: [],
          silences: [{ code: 'muted', of: 'move of the warehouse' }],
        },
        state: 'OK',
      },
    ],
  },
};
const SILENT_ALARM = {
  alarms: {
    answer: [
      {
        name: 'orders-sent',
        metrics: ['NumberOfMessagesSent'],
        reachesSomebody: false,
        state: 'OK',
      },
      {
        name: "the team's alarm",
        metrics: ['ApproximateNumberOfMessagesVisible'],
        reachesSomebody: false,
        state: 'OK',
      },
    ],
  },
};

export function queues(): Finding[] {
  const source = queueInventory({
    retentionSeconds: 4 * DAY_SECONDS,
    maxReceiveCount: 1,
    ...NO_ALARMS,
  });
  const reader: Neighbour = {
    direction: 'downstream',
    relation: 'event-source',
    facts: factsOf(lambdaFunction, {
      stage: {
        ...ACCOUNT,
        kind: 'lambda-function',
        name: 'worker',
        arn: 'arn:aws:lambda:eu-central-1:123456789012:function:worker',
      },
      inventory: reading(),
    }),
  };
  return [
    ...of(sqsQueue, stageOf('orders'), source, [reader]),
    ...of(
      sqsQueue,
      stageOf('orders.fifo'),
      queueInventory({
        url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/orders.fifo',
        fifo: true,
        deadLetterQueueArn: undefined,
        maxReceiveCount: undefined,
      }),
    ),
    ...of(
      sqsQueue,
      stageOf('orders-dlq'),
      deadLetterInventory({
        url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/orders-dlq',
        retentionSeconds: 4 * DAY_SECONDS,
        deadLetterSources: {
          answer: Array.from({ length: 21 }, (_, index) =>
            arnOf(`orders-${index}`),
          ),
        },
        ...SILENT_ALARM,
      }),
      [sourceOf('orders', { inventory: source })],
    ),
    ...of(
      sqsQueue,
      stageOf('events-dlq'),
      deadLetterInventory({
        url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/events-dlq',
        deadLetterSources: { answer: [] },
        ...MUTED_ALARM,
      }),
    ),
  ];
}
