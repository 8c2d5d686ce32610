import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  factsOf,
  minutesAgo,
  StageHistory,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { sqsQueue } from '..';
import { DescribedQueue, SqsQueueInventory } from '../SqsQueueInventory';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY_SECONDS = 86_400;

export const arnOf = (name: string) =>
  `arn:aws:sqs:eu-central-1:123456789012:${name}`;

export const stageOf = (name: string) => ({
  arn: arnOf(name),
  kind: 'sqs-queue',
  name,
  account: '123456789012',
  region: 'eu-central-1',
});

/** A healthy standard queue with a dead-letter queue and a useful alarm. */
export function queueInventory(
  is: Partial<SqsQueueInventory> = {},
): SqsQueueInventory {
  return {
    url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/orders',
    fifo: false,
    retentionSeconds: 4 * DAY_SECONDS,
    visibilityTimeoutSeconds: 30,
    delaySeconds: 0,
    maxReceiveCount: 5,
    deadLetterQueueArn: arnOf('orders-dlq'),
    deadLetterSources: { answer: [] },
    encryption: 'sqs-managed',
    createdAt: '2025-01-01T00:00:00.000Z',
    alarms: {
      answer: [
        {
          name: 'orders-age',
          metrics: ['ApproximateAgeOfOldestMessage'],
          reachesSomebody: true,
          state: 'OK',
        },
      ],
    },
    ...is,
  };
}

/** The dead-letter queue of `orders`, with the longest retention and a useful alarm. */
export function deadLetterInventory(
  is: Partial<SqsQueueInventory> = {},
): SqsQueueInventory {
  return queueInventory({
    retentionSeconds: 14 * DAY_SECONDS,
    maxReceiveCount: undefined,
    deadLetterQueueArn: undefined,
    deadLetterSources: { answer: [arnOf('orders')] },
    ...is,
  });
}

type Published = number | ((minutesAgo: number) => number | undefined);

/** What is told of a queue: its depths as just described, and what CloudWatch published in two days. */
export type Told = Partial<StageHistory<SqsQueueInventory>> & {
  visible?: number;
  inFlight?: number;
  delayed?: number;
  published?: { [metric: string]: Published };
  neighbours?: Neighbour[];
  thresholds?: DescribedQueue['thresholds'];
  previous?: DescribedQueue['previous'];
  acknowledgedAt?: DescribedQueue['acknowledgedAt'];
};

function historyOf(
  name: string,
  {
    visible = 0,
    inFlight = 0,
    delayed = 0,
    published = {},
    ...history
  }: Omit<Told, 'neighbours' | 'thresholds' | 'previous' | 'acknowledgedAt'>,
) {
  const { now = TEST_NOW } = history;
  const just = (value: number) => [{ at: now, value }];
  return {
    stage: stageOf(name),
    inventory: queueInventory(),
    samples: Object.fromEntries(
      Object.entries(published).map(([metric, value]) => [
        metric,
        minutesAgo(2 * 24 * 60, value, now),
      ]),
    ),
    described: {
      messagesVisible: just(visible),
      messagesInFlight: just(inFlight),
      messagesDelayed: just(delayed),
    },
    ...history,
  };
}

/** The queue `orders` as its checks see it. */
export function queueContext({
  neighbours,
  thresholds,
  previous,
  acknowledgedAt,
  ...told
}: Told = {}): DescribedQueue {
  return contextOf(sqsQueue, historyOf('orders', told), {
    neighbours,
    thresholds,
    previous,
    acknowledgedAt,
  });
}

/** A queue as the source of the dead letters of the one that is judged. */
export function sourceOf(
  name: string,
  { now = TEST_NOW, ...told }: Told = {},
): Neighbour {
  const history = historyOf(name, { now, ...told });
  return {
    direction: 'upstream',
    relation: 'dead-letter-queue',
    // As far as its dead letters ask for.
    facts: factsOf(sqsQueue, history, {
      oldestMessageAge: now - 2 * 24 * HOUR,
      messagesVisible: now - 2 * 24 * HOUR,
    }),
  };
}

/** The age of a message that was sent so many seconds ago and waits since. */
export const agedBy = (seconds: number) => ({
  oldestMessageAge: (ago: number) =>
    seconds - ago * 60 < 0 ? undefined : seconds - ago * 60,
});
