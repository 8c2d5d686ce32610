import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import {
  arnOf,
  asSource,
  contextOf,
  deadLetterInventory,
  depths,
  factsOf,
  minutes,
  NOW,
  queueInventory,
  reading,
  stageOf,
} from './__testUtils__/queues';
import { sqsQueue } from '.';

const { kind } = sqsQueue;

describe('sqs-queue', () => {
  testStageKind(kind, [
    { stage: stageOf('orders'), inventory: queueInventory() },
    { stage: stageOf('orders-dlq'), inventory: deadLetterInventory() },
    {
      stage: stageOf('sync.fifo'),
      inventory: queueInventory({ fifo: true, deadLetterQueueArn: undefined }),
    },
    {
      stage: stageOf('denied'),
      inventory: queueInventory({
        deadLetterSources: undefined,
        deadLetterSourcesProblem: 'Not allowed',
        alarms: { asked: false, code: 'access-denied', message: 'Not allowed' },
      }),
    },
  ]);

  it.each([
    ['a queue', arnOf('orders-v2_x'), 'orders-v2_x'],
    ['a FIFO queue', arnOf('sync.fifo'), 'sync.fifo'],
    ['China', 'arn:aws-cn:sqs:cn-north-1:123456789012:q', 'q'],
  ])('identifies %s', (_, arn, name) => {
    expect(kind.identify(parseArn(arn))).toBe(name);
  });

  it.each([
    ['no account', 'arn:aws:sqs:eu-central-1::orders', /region or account/],
    ['no region', 'arn:aws:sqs::123456789012:orders', /region or account/],
    ['HTML', `${arnOf('<b>')}`, /not the name of a queue/],
    ['a long name', arnOf('q'.repeat(81)), /not the name of a queue/],
    ['a subresource', arnOf('orders/x'), /not the name of a queue/],
  ])('refuses %s', (_, arn, message) => {
    expect(() => kind.identify(parseArn(arn))).toThrow(message);
  });

  it('does not ask CloudWatch for what a dead-letter queue does not have', () => {
    const metrics = kind.series(deadLetterInventory()).map(s => s.metric);
    expect(metrics).not.toContain('messagesSent');
    expect(metrics).toContain('messagesReceived');
  });

  it('draws no lines for the age of a dead-letter queue, which is not judged by it', () => {
    const { thresholds } = kind;
    expect(
      kind.chartLines?.({ inventory: deadLetterInventory(), thresholds }),
    ).toEqual({ oldestMessageAge: undefined });
    expect(
      kind.chartLines?.({ inventory: queueInventory(), thresholds }),
    ).toEqual({});
  });

  it('has a query for each series', () => {
    const inventory = queueInventory();
    expect(
      Object.keys(sqsQueue.queries(stageOf('orders'), inventory)).sort(),
    ).toEqual(
      kind
        .series(inventory)
        .map(({ metric }) => metric)
        .sort(),
    );
    expect(
      sqsQueue.queries(stageOf('sync.fifo'), inventory).oldestMessageAge,
    ).toEqual({
      namespace: 'AWS/SQS',
      name: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: 'sync.fifo' },
    });
  });

  describe('the age of an idle queue', () => {
    const derive = (readings: ReturnType<typeof contextOf>['readings']) =>
      kind.deriveReadings?.(contextOf({ readings }));

    it('is 0 when the queue is empty and publishes no age', () => {
      expect(derive(depths(0))).toEqual({
        oldestMessageAge: reading(0, 'seconds'),
      });
    });

    it('is 0 when the queue was emptied after the age was published', () => {
      const old = reading(900, 'seconds', NOW - 3_600_000);
      expect(derive({ ...depths(0), oldestMessageAge: old })).toEqual({
        oldestMessageAge: reading(0, 'seconds'),
      });
    });

    it('is not invented while messages wait or are in flight', () => {
      expect(derive(depths(3))).toEqual({});
      expect(derive(depths(0, 1))).toEqual({});
      expect(derive({})).toEqual({});
    });
  });

  it('adds its age to the row, and a dead-letter queue its messages', () => {
    expect(kind.summarize?.(contextOf())).toEqual({ oldestMessageAge: 0 });
    const deadLetters = contextOf({
      inventory: deadLetterInventory(),
      readings: depths(7, 1),
      neighbours: [asSource(factsOf('orders'))],
    });
    expect(kind.summarize?.(deadLetters)).toEqual({ deadLetterMessages: 8 });
    expect(kind.tier?.(deadLetters)).toBe('hot');
  });

  it.each([
    ['an empty queue without traffic', depths(0), 0, 'cold'],
    ['an empty queue with traffic', depths(0), 3, 'warm'],
    ['a queue in which messages wait', depths(1), 0, 'warm'],
    ['a queue of which nothing is known', {}, 0, 'warm'],
  ])('watches %s as it deserves', (_, readings, sent, tier) => {
    const samples = {
      messagesSent: minutes(60, () => sent),
      emptyReceives: minutes(60, () => 30),
    };
    expect(kind.tier?.(contextOf({ readings, samples }))).toBe(tier);
  });
});
