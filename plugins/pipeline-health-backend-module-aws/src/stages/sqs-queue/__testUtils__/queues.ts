import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Neighbour,
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { QueueCheck, QueueContext, DescribedQueue } from '../context';
import { SqsQueueInventory } from '../SqsQueueInventory';
import { thresholds } from '../thresholds';

/** The clock of the tests. */
export const NOW = Date.parse('2026-03-01T12:00:00Z');
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
    deadLetterSources: [],
    encryption: 'sqs-managed',
    createdAt: '2025-01-01T00:00:00.000Z',
    alarms: {
      asked: true,
      alarms: [
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
    deadLetterSources: [arnOf('orders')],
    ...is,
  });
}

/** One value a minute, the last of them three minutes ago. */
export function minutes(
  count: number,
  value: (minutesAgo: number) => number,
): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const minutesAgo = count - index + 2;
    return { at: NOW - minutesAgo * MINUTE, value: value(minutesAgo) };
  });
}

export function reading(
  value: number,
  unit: Reading['unit'] = 'count',
  at = NOW,
): Reading {
  return { value, unit, at: new Date(at).toISOString() };
}

export function factsOf(
  name: string,
  is: Partial<StageFacts<SqsQueueInventory>> & {
    inventory?: SqsQueueInventory;
  } = {},
): StageFacts<SqsQueueInventory> {
  return {
    stage: stageOf(name),
    inventory: queueInventory(),
    describedAt: NOW,
    readings: depths(0),
    samples: {},
    runs: [],
    ...is,
  };
}

/** The readings of a description at this moment. */
export function depths(visible: number, inFlight = 0, delayed = 0) {
  return {
    messagesVisible: reading(visible),
    messagesInFlight: reading(inFlight),
    messagesDelayed: reading(delayed),
  };
}

export function contextOf(is: Partial<QueueContext> = {}): DescribedQueue {
  return {
    ...factsOf('orders'),
    neighbours: [],
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([name, { warning, critical }]) => [
        name,
        { warning, critical },
      ]),
    ) as QueueContext['thresholds'],
    now: NOW,
    ...is,
    inventory: is.inventory ?? queueInventory(),
  };
}

/** A queue as the source of the dead letters of the one that is judged. */
export function asSource(facts: StageFacts): Neighbour {
  return { direction: 'upstream', relation: 'dead-letter-queue', facts };
}

/** What a check finds. */
export function find(check: QueueCheck, is: Partial<QueueContext>) {
  return check.run(contextOf(is));
}
