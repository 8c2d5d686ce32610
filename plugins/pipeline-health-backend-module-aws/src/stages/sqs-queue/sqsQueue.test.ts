import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { seriesOf } from '@pipeline-health/plugin-pipeline-health-node';
import {
  TEST_NOW,
  testStageKind,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { queriesOf } from '../../__testUtils__/queriesOf';
import {
  agedBy,
  arnOf,
  deadLetterInventory,
  queueContext,
  queueInventory,
  sourceOf,
  stageOf,
  Told,
} from './__testUtils__/queues';
import { sqsQueue } from '.';

/** A queue to which a message comes every second, and in which so many more wait than some minutes ago. */
const grown = (minutes: number, more: number): Told => ({
  published: { messagesSent: 60 },
  described: {
    messagesVisible: [
      { at: TEST_NOW - minutes * 60_000, value: 50 },
      { at: TEST_NOW, value: 50 + more },
    ],
    messagesInFlight: [{ at: TEST_NOW, value: 2 }],
  },
});

describe('sqs-queue', () => {
  testStageKind(sqsQueue, [
    { stage: stageOf('orders'), inventory: queueInventory() },
    { stage: stageOf('orders-dlq'), inventory: deadLetterInventory() },
    {
      stage: stageOf('sync.fifo'),
      inventory: queueInventory({ fifo: true, deadLetterQueueArn: undefined }),
    },
    {
      stage: stageOf('denied'),
      inventory: queueInventory({
        deadLetterSources: {
          problem: { code: 'access-denied', message: 'Not allowed' },
        },
        alarms: { problem: { code: 'access-denied', message: 'Not allowed' } },
      }),
    },
  ]);

  it.each([
    ['a queue', arnOf('orders-v2_x'), 'orders-v2_x'],
    ['a FIFO queue', arnOf('sync.fifo'), 'sync.fifo'],
    ['China', 'arn:aws-cn:sqs:cn-north-1:123456789012:q', 'q'],
  ])('identifies %s', (_, arn, name) => {
    expect(sqsQueue.identify(parseArn(arn))).toBe(name);
  });

  it.each([
    ['no account', 'arn:aws:sqs:eu-central-1::orders', /region or account/],
    ['no region', 'arn:aws:sqs::123456789012:orders', /region or account/],
    ['HTML', arnOf('<b>'), /not the name of a queue/],
    ['a long name', arnOf('q'.repeat(81)), /not the name of a queue/],
    ['a subresource', arnOf('orders/x'), /not the name of a queue/],
  ])('refuses %s', (_, arn, message) => {
    expect(() => sqsQueue.identify(parseArn(arn))).toThrow(message);
  });

  it('does not ask CloudWatch for what a dead-letter queue does not have', () => {
    const metrics = seriesOf(sqsQueue, deadLetterInventory()).map(
      ({ metric }) => metric,
    );
    expect(metrics).not.toContain('messagesSent');
    expect(metrics).not.toContain('emptyReceives');
    expect(metrics).toContain('messagesReceived');
  });

  it('asks CloudWatch for each of its series', () => {
    const asked = queriesOf(sqsQueue, stageOf('sync.fifo'), queueInventory());
    expect(Object.values(asked).flatMap(query => query?.name ?? [])).toEqual([
      'ApproximateAgeOfOldestMessage',
      'ApproximateNumberOfMessagesVisible',
      'NumberOfMessagesSent',
      'NumberOfMessagesReceived',
      'NumberOfMessagesDeleted',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
      'NumberOfEmptyReceives',
    ]);
    expect(asked.oldestMessageAge).toEqual({
      namespace: 'AWS/SQS',
      name: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: 'sync.fifo' },
      everyMinute: true,
      statistic: 'Maximum',
      period: 60,
    });
  });

  it('draws no lines for the age of a dead-letter queue, which is not judged by it', () => {
    const { thresholds } = sqsQueue;
    expect(
      sqsQueue.chartLines?.({ inventory: deadLetterInventory(), thresholds }),
    ).toEqual({ oldestMessageAge: undefined });
  });

  it('draws the age at which messages expire, beside the lines in force', () => {
    const thresholds = { ...sqsQueue.thresholds, oldestMessageAge: {} };
    const inventory = queueInventory({ retentionSeconds: 345_600 });
    expect(sqsQueue.chartLines?.({ inventory, thresholds })).toEqual({
      oldestMessageAge: { breach: 'above', loss: 345_600 },
    });
  });

  describe('the age of an idle queue', () => {
    const derive = (told: Told) =>
      sqsQueue.deriveReadings?.(queueContext(told))?.oldestMessageAge;
    const none = {
      value: 0,
      unit: 'seconds',
      at: new Date(TEST_NOW).toISOString(),
    };

    it('is 0 when the queue is empty and publishes no age', () => {
      expect(derive({})).toEqual(none);
    });

    it('is 0 when the queue was emptied after the age was published', () => {
      expect(derive({ published: { oldestMessageAge: 900 } })).toEqual(none);
    });

    it('is not invented while messages wait or are in flight', () => {
      expect(derive({ visible: 3 })).toBeUndefined();
      expect(derive({ inFlight: 1 })).toBeUndefined();
    });
  });

  it('adds its age to the row, and a dead-letter queue its messages', () => {
    expect(sqsQueue.summarize?.(queueContext())).toEqual({
      oldestMessageAge: 0,
    });
    const deadLetters = queueContext({
      inventory: deadLetterInventory(),
      visible: 7,
      inFlight: 1,
      neighbours: [sourceOf('orders')],
    });
    expect(sqsQueue.summarize?.(deadLetters)).toEqual({
      deadLetterMessages: 8,
    });
    expect(sqsQueue.tier?.(deadLetters)).toBe('hot');
  });

  it.each<[string, Told, string]>([
    [
      'an empty queue without traffic',
      { published: { messagesSent: 0 } },
      'cold',
    ],
    ['an empty queue with traffic', { published: { messagesSent: 3 } }, 'warm'],
    ['a queue in which messages wait', { visible: 1 }, 'warm'],
    ['a queue that nobody takes from', grown(5, 120), 'hot'],
    ['a queue that is taken from in part', grown(5, 50), 'warm'],
    ['a queue of which less and less is left', grown(5, -40), 'warm'],
    ['a queue of which nothing is known', { described: {} }, 'warm'],
  ])('watches %s as it deserves', (_, told, tier) => {
    const { published, ...rest } = told;
    expect(
      sqsQueue.tier?.(
        queueContext({
          published: { emptyReceives: 30, ...published },
          ...rest,
        }),
      ),
    ).toBe(tier);
  });

  describe('how far back it looks', () => {
    const lookback = (told: Told) => sqsQueue.lookback?.(queueContext(told));
    const HOUR = 3_600_000;
    const waiting = (hours: number) => ({
      visible: 7,
      published: agedBy(hours * 3_600),
    });
    /** Only together they tell when the queue was empty. */
    const depthsFrom = (from: number) => ({
      messagesVisible: from,
      messagesInFlight: from,
      messagesDelayed: from,
    });
    const deadLettersOf = (told: Told) => ({
      ...sourceOf('orders-dlq', { inventory: deadLetterInventory(), ...told }),
      direction: 'downstream' as const,
    });

    it('is no further than usual for a queue that is well', () => {
      expect(lookback({})).toEqual({});
      expect(lookback({ neighbours: [deadLettersOf({})] })).toEqual({});
    });

    it('reaches the send of the oldest message and an hour before, to find when its consumer stopped', () => {
      expect(lookback(waiting(30))).toMatchObject({
        messagesReceived: TEST_NOW - 31 * HOUR,
        messagesDeleted: TEST_NOW - 31 * HOUR,
      });
    });

    it('reaches back for a day while nothing is taken, to know the pauses of the consumer', () => {
      const day = TEST_NOW - 24 * HOUR;
      expect(lookback(waiting(1))).toEqual({
        messagesReceived: day,
        messagesDeleted: day,
        ...depthsFrom(day),
      });
    });

    it('reaches as far as messages are kept when nobody tells their age and none is taken', () => {
      expect(lookback({ visible: 7 })).toEqual({
        messagesReceived: TEST_NOW - 97 * HOUR,
        messagesDeleted: TEST_NOW - 97 * HOUR,
        ...depthsFrom(TEST_NOW - 97 * HOUR),
      });
      expect(
        lookback({ visible: 7, published: { messagesReceived: 3 } }),
      ).toEqual({});
    });

    it('reaches no further than the queue itself, whose name may have been of another before', () => {
      const createdAt = TEST_NOW - 20 * HOUR;
      const inventory = queueInventory({
        createdAt: new Date(createdAt).toISOString(),
      });
      expect(lookback({ visible: 7, inventory })).toEqual({
        messagesReceived: createdAt,
        messagesDeleted: createdAt,
        ...depthsFrom(createdAt),
      });
    });

    it('reaches the first move to its dead-letter queue and an hour before', () => {
      expect(lookback({ neighbours: [deadLettersOf(waiting(6))] })).toEqual({
        oldestMessageAge: TEST_NOW - 7 * HOUR,
        ...depthsFrom(TEST_NOW - 7 * HOUR),
      });
    });
  });
});
