import {
  startTestSimulator,
  testRegion,
  TestSimulator,
} from '../../testSimulator';

describe('consumers and the visibility timeout', () => {
  let aws: TestSimulator;

  const start = async (consumer: string, more = '') => {
    aws = await startTestSimulator({
      scenarioText: `
      history: 2h
      queues:
        - name: orders
          visibilityTimeout: 30s
          deadLetter: { queue: orders-dlq, maxReceiveCount: 5 }
          producer: { rate: 60/m, noise: 0 }
          consumer: { ${consumer} }
          ${more}
        - { name: orders-dlq, retention: 14d }`,
    });
  };
  const sumOf = async (metric: string) =>
    (
      await aws.values({
        namespace: 'AWS/SQS',
        metric,
        dimensions: { QueueName: 'orders' },
        statistic: 'Sum',
      })
    ).reduce((all, one) => all + one, 0);
  const depth = (name: string) =>
    aws.simulator.sqs.counts(name, { region: testRegion });

  afterEach(() => aws.stop());

  it('receives again what takes longer than the timeout, until it is given up', async () => {
    await start('rate: 50/s, processing: 45s');
    const sent = await sumOf('NumberOfMessagesSent');
    expect((await sumOf('NumberOfMessagesReceived')) / sent).toBeCloseTo(5, 0);
    // All but the last work on it ends while it is still there, and deletes by a receipt that is no longer the newest.
    expect((await sumOf('NumberOfMessagesDeleted')) / sent).toBeCloseTo(4, 0);
    expect(depth('orders-dlq').visible).toBeGreaterThan(6_000);
  });

  it('deletes what nobody received again in the meantime', async () => {
    await start(
      'rate: 50/s, processing: 45s',
      `events:
            - { at: -60m, producer: down, messages: 50 }
            - { at: -59m40s, consumer: down }`,
    );
    expect(depth('orders')).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
    expect(await sumOf('NumberOfMessagesDeleted')).toBeGreaterThanOrEqual(50);
  });

  it('keeps what it works on when it extends the timeout', async () => {
    await start('rate: 50/s, processing: 45s, heartbeat: true');
    const sent = await sumOf('NumberOfMessagesSent');
    expect((await sumOf('NumberOfMessagesReceived')) / sent).toBeCloseTo(1, 1);
    expect(depth('orders-dlq').visible).toBe(0);
    expect(depth('orders').inFlight).toBeGreaterThan(30);
  });

  it.each([
    // Five receives, half a minute apart: dead-lettered at the sixth, after two and a half minutes.
    ['', 2.5],
    ['backoff: 10m', 50],
    ['backoff: { first: 1m, factor: 2, most: 4m }', 15],
    ['backoff: 0s', 1],
  ])('gives up what fails by its back-off: %s', async (backoff, minutes) => {
    await start(
      `rate: 50/s, processing: 0s${backoff && `, ${backoff}`}`,
      'events: [{ at: -90m, producer: down, messages: 100, failures: 1 }]',
    );
    const dead = await aws.points({
      namespace: 'AWS/SQS',
      metric: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'orders-dlq' },
      statistic: 'Maximum',
      from: -110,
    });
    const first = dead.find(({ value }) => value >= 100)?.minute ?? 0;
    expect(Math.abs(first + 90 - minutes)).toBeLessThanOrEqual(1.5);
  });

  it('holds what it backs off from in flight', async () => {
    await start(
      'rate: 50/s, processing: 1s, backoff: 2h',
      'events: [{ at: -60m, messages: 100, failures: 1, producer: down }]',
    );
    expect(depth('orders')).toEqual({ visible: 0, delayed: 0, inFlight: 100 });
  });

  it('receives no more than a queue can have in flight', async () => {
    await start(
      'rate: 900/s, processing: 2h, heartbeat: true',
      'events: [{ at: -60m, messages: 200000 }]',
    );
    const { visible, inFlight } = depth('orders');
    expect(inFlight).toBe(120_000);
    expect(visible).toBeGreaterThan(80_000);
  });
});
