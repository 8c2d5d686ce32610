import {
  GetMetricDataCommand,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../../testSimulator';
import { Queue } from './Queue';

const hour = 3600;

describe('the metrics a queue publishes', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const create = (name: string, attributes: Record<string, string> = {}) =>
    aws.simulator.sqs.createQueue({ name, attributes, region: testRegion });
  const urlOf = (queue: Queue) =>
    `${aws.simulator.url}/123456789012/${queue.name}`;

  const byMinute = (result: MetricDataResult | undefined) =>
    Object.fromEntries(
      (result?.Timestamps ?? []).map((time, index) => [
        (time.getTime() - testNow) / 60_000,
        result?.Values?.[index] ?? NaN,
      ]),
    );

  /** Values by minute since the start of the test, read when they are final. */
  const read = async (
    queue: Queue,
    metric: string,
    options: { fromMinute?: number; toMinute: number; statistic?: string },
  ): Promise<Record<number, number>> => {
    const { MetricDataResults } = await aws.cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(testNow + (options.fromMinute ?? 0) * 60_000),
        EndTime: new Date(testNow + options.toMinute * 60_000),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          {
            Id: 'm',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/SQS',
                MetricName: metric,
                Dimensions: [{ Name: 'QueueName', Value: queue.name }],
              },
              Period: 60,
              Stat: options.statistic ?? 'Maximum',
            },
          },
        ],
      }),
    );
    return byMinute(MetricDataResults?.[0]);
  };
  it('follows depth, age and traffic each minute', async () => {
    const queue = create('orders', { VisibilityTimeout: '90' });
    await aws.sqs.send(
      new SendMessageCommand({ QueueUrl: urlOf(queue), MessageBody: '12345' }),
    );
    aws.simulator.sqs.send(queue, 9);
    aws.advance(70);
    await aws.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: urlOf(queue),
        MaxNumberOfMessages: 1,
      }),
    );
    aws.advance(600);

    const until = { toMinute: 4 };
    expect(
      await read(queue, 'ApproximateNumberOfMessagesVisible', until),
    ).toEqual({
      0: 10,
      1: 9,
      2: 10,
      3: 10,
    });
    expect(
      await read(queue, 'ApproximateNumberOfMessagesNotVisible', until),
    ).toEqual({ 1: 1 });
    expect(
      await read(queue, 'ApproximateNumberOfMessagesDelayed', until),
    ).toEqual({});
    expect(await read(queue, 'ApproximateAgeOfOldestMessage', until)).toEqual({
      0: 60,
      1: 120,
      2: 180,
      3: 240,
    });
    expect(
      await read(queue, 'NumberOfMessagesSent', { ...until, statistic: 'Sum' }),
    ).toEqual({ 0: 10, 1: 0, 2: 0, 3: 0 });
    expect(
      await read(queue, 'NumberOfMessagesReceived', {
        ...until,
        statistic: 'Sum',
      }),
    ).toEqual({ 0: 0, 1: 1, 2: 0, 3: 0 });
    expect(await read(queue, 'SentMessageSize', until)).toEqual({ 0: 5 });
  });

  it('has no age for an empty queue', async () => {
    const queue = create('orders');
    aws.advance(600);
    expect(
      await read(queue, 'ApproximateAgeOfOldestMessage', { toMinute: 4 }),
    ).toEqual({});
    expect(
      await read(queue, 'ApproximateNumberOfMessagesVisible', { toMinute: 2 }),
    ).toEqual({ 0: 0, 1: 0 });
  });

  it('counts the age in a dead-letter queue from the move, and the move not as sent', async () => {
    const deadLetter = create('orders-dlq');
    const queue = create('orders', {
      VisibilityTimeout: '0',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: deadLetter.arn,
        maxReceiveCount: 1,
      }),
    });
    aws.simulator.sqs.send(queue, 1);
    const receive = () =>
      aws.sqs.send(new ReceiveMessageCommand({ QueueUrl: urlOf(queue) }));
    await receive();
    aws.advance(20 * 60);
    await receive();
    aws.advance(20 * 60);
    expect(
      await read(deadLetter, 'ApproximateAgeOfOldestMessage', {
        fromMinute: 20,
        toMinute: 22,
      }),
    ).toEqual({ 20: 60, 21: 120 });
    const sent = await read(deadLetter, 'NumberOfMessagesSent', {
      toMinute: 25,
      statistic: 'Sum',
    });
    expect(new Set(Object.values(sent))).toEqual(new Set([0]));
  });

  it('hides messages received three times from the age of a standard queue', async () => {
    const queue = create('orders', { VisibilityTimeout: '0' });
    const poll = () =>
      aws.sqs.send(new ReceiveMessageCommand({ QueueUrl: urlOf(queue) }));
    aws.simulator.sqs.send(queue, 1);
    await poll();
    await poll();
    aws.advance(60);
    await poll();
    aws.advance(60);
    aws.simulator.sqs.send(queue, 1);
    aws.advance(600);
    expect(
      await read(queue, 'ApproximateAgeOfOldestMessage', { toMinute: 4 }),
    ).toEqual({ 0: 60, 2: 60, 3: 120 });
  });

  it('falls silent six hours after the last activity and wakes up late', async () => {
    const queue = create('orders');
    const visible = 'ApproximateNumberOfMessagesVisible';
    aws.advance(8 * hour);
    const quiet = await read(queue, visible, { fromMinute: 0, toMinute: 480 });
    expect(Math.max(...Object.keys(quiet).map(Number))).toBe(359);

    await aws.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: urlOf(queue),
        AttributeNames: ['All'],
      }),
    );
    aws.advance(hour);
    const awake = await read(queue, visible, {
      fromMinute: 480,
      toMinute: 540,
    });
    const first = Math.min(...Object.keys(awake).map(Number));
    expect(first).toBeGreaterThanOrEqual(480);
    expect(first).toBeLessThanOrEqual(495);
  });

  it('is kept awake even by calls that are denied', async () => {
    const queue = create('orders');
    aws.simulator.faults.inject({ kind: 'access-denied' });
    for (let hours = 0; hours < 10; hours += 5) {
      aws.advance(5 * hour);
      await expect(
        aws.sqs.send(new GetQueueAttributesCommand({ QueueUrl: urlOf(queue) })),
      ).rejects.toMatchObject({ name: 'AccessDenied' });
    }
    aws.simulator.faults.clear();
    aws.advance(600);
    const awake = await read(queue, 'ApproximateNumberOfMessagesVisible', {
      toMinute: 600,
    });
    expect(Object.keys(awake)).toHaveLength(600);
  });

  it('stays active as long as it holds messages', async () => {
    const queue = create('orders');
    aws.simulator.sqs.send(queue, 3);
    aws.advance(20 * hour);
    const values = await read(queue, 'ApproximateAgeOfOldestMessage', {
      fromMinute: 0,
      toMinute: 1190,
    });
    expect(Object.keys(values)).toHaveLength(1190);
    expect(values[1189]).toBe(1190 * 60);
  });

  it('shows the newest minutes late and incomplete, then revises them', async () => {
    const queue = create('orders');
    aws.advance(29 * 60);
    aws.simulator.sqs.send(queue, 100_000);
    aws.advance(60);
    const sees = async (minute: number) =>
      (
        await read(queue, 'NumberOfMessagesSent', {
          fromMinute: minute,
          toMinute: minute + 1,
          statistic: 'Sum',
        })
      )[minute];
    const seen = [];
    for (let step = 0; step < 12; step += 1) {
      seen.push(await sees(29));
      aws.advance(30);
    }
    expect(seen[0] ?? 0).toBeLessThan(100_000);
    expect(seen[11]).toBe(100_000);
    const known = seen.filter(value => value !== undefined);
    expect([...known].sort((left, right) => left - right)).toEqual(known);
    expect(new Set(known).size).toBeGreaterThan(1);
  });
});
