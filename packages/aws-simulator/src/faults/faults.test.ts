import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
} from '@aws-sdk/client-sqs';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../testSimulator';

describe('faults', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
    aws.simulator.sqs.createQueue({ name: 'orders', region: testRegion });
    aws.simulator.sqs.createQueue({ name: 'payments', region: testRegion });
  });
  afterEach(() => aws.stop());

  const listQueues = () => aws.sqs.send(new ListQueuesCommand({}));
  const describeAlarms = () =>
    aws.cloudwatch.send(new DescribeAlarmsCommand({}));
  const attributesOf = (name: string) =>
    aws.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: `https://sqs.eu-central-1.amazonaws.com/123456789012/${name}`,
        AttributeNames: ['All'],
      }),
    );
  const status = (httpStatusCode: number) => ({
    $metadata: expect.objectContaining({ httpStatusCode }),
  });

  it('words each error as the service does', async () => {
    const { faults } = aws.simulator;
    const errors = async () => {
      const outcome = await Promise.allSettled([
        listQueues(),
        describeAlarms(),
      ]);
      faults.clear();
      return outcome.map(each =>
        each.status === 'rejected' ? each.reason : undefined,
      );
    };
    faults.inject({ kind: 'throttling' });
    expect(await errors()).toMatchObject([
      { name: 'RequestThrottled', ...status(403) },
      { name: 'Throttling', ...status(400) },
    ]);
    faults.inject({ kind: 'access-denied' });
    expect(await errors()).toMatchObject([
      {
        name: 'AccessDenied',
        message: expect.stringContaining(
          'is not authorized to perform: sqs:listqueues',
        ),
        ...status(403),
      },
      {
        name: 'AccessDenied',
        message: expect.stringContaining('cloudwatch:DescribeAlarms because'),
        ...status(403),
      },
    ]);
    faults.inject({ kind: 'expired-credentials' });
    expect(await errors()).toMatchObject([
      { name: 'ExpiredToken', ...status(403) },
      { name: 'ExpiredToken', ...status(403) },
    ]);
    faults.inject({ kind: 'internal-error' });
    expect(await errors()).toMatchObject([
      { name: 'InternalFailure', ...status(500) },
      { name: 'InternalFailure', ...status(500) },
    ]);
    expect(await errors()).toEqual([undefined, undefined]);
  });

  it('hits one resource, operation, account or region only', async () => {
    const { faults } = aws.simulator;
    faults.inject({
      kind: 'access-denied',
      service: 'sqs',
      resource: 'orders',
    });
    await expect(attributesOf('orders')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        'sqs:getqueueattributes on resource: arn:aws:sqs:eu-central-1:123456789012:orders because',
      ),
    });
    await expect(attributesOf('payments')).resolves.toBeDefined();
    faults.clear();

    faults.inject({ kind: 'throttling', service: 'cloudwatch' });
    faults.inject({ kind: 'throttling', operation: 'GetQueueAttributes' });
    faults.inject({ kind: 'internal-error', account: '999999999999' });
    faults.inject({ kind: 'internal-error', region: 'us-east-1' });
    await expect(listQueues()).resolves.toBeDefined();
    await expect(describeAlarms()).rejects.toMatchObject({
      name: 'Throttling',
    });
    await expect(attributesOf('orders')).rejects.toMatchObject({
      name: 'RequestThrottled',
    });
  });

  it('heals after a number of hits, at a time, or when removed', async () => {
    const { faults } = aws.simulator;
    faults.inject({ kind: 'throttling', times: 2 });
    await expect(listQueues()).rejects.toThrow();
    await expect(listQueues()).rejects.toThrow();
    await expect(listQueues()).resolves.toBeDefined();

    faults.inject({
      kind: 'throttling',
      from: testNow + 60_000,
      until: testNow + 120_000,
    });
    await expect(listQueues()).resolves.toBeDefined();
    aws.advance(60);
    await expect(listQueues()).rejects.toThrow();
    aws.advance(60);
    await expect(listQueues()).resolves.toBeDefined();

    const id = faults.inject({ kind: 'throttling' });
    await expect(listQueues()).rejects.toThrow();
    expect(faults.remove(id)).toBe(true);
    await expect(listQueues()).resolves.toBeDefined();
    expect(faults.remove(id)).toBe(false);
  });

  it('hits a share of the calls, the same ones for the same seed', async () => {
    const outcomes = async () => {
      const fresh = await startTestSimulator({ seed: 7 });
      fresh.simulator.faults.inject({
        kind: 'internal-error',
        probability: 0.5,
      });
      const pattern = [];
      for (let index = 0; index < 40; index += 1) {
        pattern.push(
          await fresh.sqs.send(new ListQueuesCommand({})).then(
            () => 'fine',
            () => 'failed',
          ),
        );
      }
      await fresh.stop();
      return pattern;
    };
    const first = await outcomes();
    const failed = first.filter(each => each === 'failed').length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(32);
    expect(await outcomes()).toEqual(first);
  });

  it('hangs up, and answers late', async () => {
    const { faults } = aws.simulator;
    faults.inject({ kind: 'disconnect', times: 1 });
    await expect(listQueues()).rejects.toThrow('socket hang up');
    faults.inject({ kind: 'latency', milliseconds: 30, times: 1 });
    const { QueueUrls } = await listQueues();
    expect(QueueUrls).toHaveLength(2);
    expect(faults.list()).toEqual([]);
  });

  it('loses the answer to a call that was carried out', async () => {
    aws.simulator.faults.inject({ kind: 'lost-answer', times: 1 });
    await expect(
      aws.sqs.send(new CreateQueueCommand({ QueueName: 'unheard' })),
    ).rejects.toThrow('socket hang up');
    const { QueueUrls } = await listQueues();
    expect(QueueUrls).toEqual(
      expect.arrayContaining([expect.stringMatching(/unheard$/)]),
    );
  });

  it('hits every so many calls, after some that pass', async () => {
    aws.simulator.faults.inject({ kind: 'internal-error', after: 2, every: 3 });
    const outcomes = [];
    for (let call = 1; call <= 9; call += 1) {
      const [{ status: outcome }] = await Promise.allSettled([listQueues()]);
      outcomes.push(outcome);
    }
    expect(
      outcomes.flatMap((outcome, index) =>
        outcome === 'rejected' ? [index + 1] : [],
      ),
    ).toEqual([5, 8]);
  });

  it.each(['broken-answer', 'truncated-answer'] as const)(
    'sends half of the answer to a call that was carried out: %s',
    async kind => {
      aws.simulator.faults.inject({ kind, times: 2 });
      await expect(
        aws.sqs.send(new CreateQueueCommand({ QueueName: 'half-heard' })),
      ).rejects.toThrow(kind === 'broken-answer' ? 'aborted' : 'JSON');
      await expect(describeAlarms()).rejects.toThrow();
      const { QueueUrls } = await listQueues();
      expect(QueueUrls).toEqual(
        expect.arrayContaining([expect.stringMatching(/half-heard$/)]),
      );
    },
  );

  it('refuses a fault that makes no sense', () => {
    expect(() =>
      aws.simulator.faults.inject({ kind: 'throttling', probability: 2 }),
    ).toThrow('probability');
  });
});
