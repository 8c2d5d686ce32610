import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import {
  startTestSimulator,
  testRegion,
  TestSimulator,
} from '../../testSimulator';

describe('message groups of a FIFO queue', () => {
  let aws: TestSimulator;
  const scope = { region: testRegion };

  const start = async (scenarioText: string) => {
    aws = await startTestSimulator({ scenarioText });
  };
  const depth = (name: string) => aws.simulator.sqs.counts(name, scope);

  afterEach(() => aws.stop());

  it('block while one of their messages is in flight, for whoever receives', async () => {
    await start('queues: [{ name: orders.fifo, visibilityTimeout: 60s }]');
    const QueueUrl = `${aws.simulator.url}/123456789012/orders.fifo`;
    for (const [group, body] of [
      ['a', 'a1'],
      ['a', 'a2'],
      ['b', 'b1'],
    ]) {
      await aws.sqs.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: body,
          MessageGroupId: group,
          MessageDeduplicationId: body,
        }),
      );
    }
    const receive = async () => {
      const { Messages } = await aws.sqs.send(
        new ReceiveMessageCommand({ QueueUrl }),
      );
      return Messages?.map(({ Body }) => Body);
    };
    expect(await receive()).toEqual(['a1']);
    expect(await receive()).toEqual(['b1']);
    expect(await receive()).toBeUndefined();
    aws.advance(60);
    expect(await receive()).toEqual(['a1']);
  });

  const poisoned = `
      history: 2h
      queues:
        - name: orders.fifo
          visibilityTimeout: 60s
          deadLetter: { queue: orders-dlq.fifo, maxReceiveCount: 20 }
          producer: { rate: 60/m, noise: 0, groups: 10 }
          consumer: { rate: 10/s, processing: 1s }
          messages: [{ at: -10m, group: group-3, fails: true }]
        - { name: orders-dlq.fifo, retention: 14d }`;

  it('wait behind a message that fails, while the others go on', async () => {
    await start(poisoned);
    // Ten minutes of a tenth of the traffic wait behind it.
    const { visible, inFlight } = depth('orders.fifo');
    expect(visible + inFlight).toBeGreaterThan(40);
    expect(visible + inFlight).toBeLessThan(80);
    const [deleted, age, groups] = await Promise.all(
      [
        ['NumberOfMessagesDeleted', 'Sum'],
        ['ApproximateAgeOfOldestMessage', 'Maximum'],
        ['ApproximateNumberOfGroupsWithInflightMessages', 'Maximum'],
      ].map(([metric, statistic]) =>
        aws.values({
          namespace: 'AWS/SQS',
          metric,
          dimensions: { QueueName: 'orders.fifo' },
          statistic,
          from: -8,
          until: 0,
        }),
      ),
    );
    expect(Math.min(...deleted.slice(0, -2))).toBeGreaterThan(35);
    expect(age.at(-1)).toBeGreaterThan(8 * 60);
    expect(Math.max(...groups)).toBeGreaterThanOrEqual(1);
  });

  it('go on when it is dead-lettered', async () => {
    await start(poisoned);
    aws.advance(15 * 60);
    expect(depth('orders-dlq.fifo').visible).toBe(1);
    const { visible, inFlight } = depth('orders.fifo');
    expect(visible + inFlight).toBeLessThan(15);
  });

  it('are processed one message after the other', async () => {
    await start(`
      history: 1h
      queues:
        - name: orders.fifo
          producer: { rate: 60/m, noise: 0, groups: 10, hotGroup: 0.9 }
          consumer: { rate: 10/s, processing: 2s }`);
    // The busy group is sent 54 messages a minute, of which 30 can be worked on.
    const { visible } = depth('orders.fifo');
    expect(visible).toBeGreaterThan(23 * 60 * 0.9);
    expect(visible).toBeLessThan(26 * 60 * 1.1);
  });

  it('are of FIFO queues', async () => {
    await start('');
    await expect(
      start('queues: [{ name: a, producer: { rate: 1/s, groups: 3 } }]'),
    ).rejects.toThrow('queues[0].producer.groups: only FIFO queues');
  });
});
