import { startTestSimulator, testNow, TestSimulator } from './testSimulator';

const PLACE = 'eu-central-1:123456789012';
const minute = 60;

describe('what is true', () => {
  let test: TestSimulator;

  afterEach(() => test.stop());

  const truth = (resource: string) => {
    const [service, name] = resource.split(/:(.*)/);
    return test.simulator.truth(`arn:aws:${service}:${PLACE}:${name}`);
  };

  it('is how long messages have left, and how many expired', async () => {
    test = await startTestSimulator({
      scenarioText: `
queues:
  - name: orders
    retention: 1h
    messages:
      - { at: -10m, count: 7 }
      - { at: -5m, count: 2 }
  - name: empty
`,
    });
    expect(truth('sqs:orders')).toEqual({
      secondsToLoss: 50 * minute,
      lost: 0,
    });
    expect(truth('sqs:empty')).toEqual({ lost: 0 });
    test.advance(52 * minute);
    expect(truth('sqs:orders')).toEqual({ secondsToLoss: 3 * minute, lost: 7 });
    expect(truth('sqs:nobody')).toBeUndefined();
    expect(truth('lambda:function:f')).toBeUndefined();
  });

  it('is the same of streams, and of what reads them', async () => {
    test = await startTestSimulator({
      scenarioText: `
streams:
  - name: clicks
    retention: 24h
    producer: { rate: 1/s, curve: flat }
  - name: plays
    retention: 24h
    deliveryStream: plays
deliveryStreams:
  - name: plays
    kinesis: plays
    producer: { rate: 1/s, curve: flat }
    destination: { s3: raw, prefix: plays/ }
    events: [{ at: -2h, destination: down }]
buckets: [{ name: raw }]
`,
    });
    expect(truth('kinesis:stream/clicks')?.secondsToLoss).toBeLessThanOrEqual(
      minute,
    );
    const left = truth('firehose:deliverystream/plays')?.secondsToLoss ?? 0;
    expect(left / 3600).toBeCloseTo(22, 0);
    expect(truth('kinesis:stream/plays')?.secondsToLoss).toBe(left);
    test.advance(60 * minute);
    expect(truth('kinesis:stream/clicks')?.lost).toBeGreaterThan(3000);
    test.advance(23 * 60 * minute);
    expect(truth('firehose:deliverystream/plays')?.lost).toBeGreaterThan(3000);
  });
});

describe('a bent metric', () => {
  it('is published as it is bent, while it is', async () => {
    const test = await startTestSimulator({
      scenarioText:
        'queues: [{ name: orders, messages: [{ at: -1h, count: 4 }] }]',
    });
    test.simulator.cloudwatch.bend({
      metric: 'ApproximateNumberOfMessagesVisible',
      resource: 'orders',
      from: testNow - 30 * 60_000,
      until: testNow - 20 * 60_000,
      bend: (value = 0) => value * 10 + 2,
    });
    test.simulator.cloudwatch.bend({
      metric: 'ApproximateNumberOfMessagesVisible',
      from: testNow - 25 * 60_000,
      until: testNow - 20 * 60_000,
      bend: () => undefined,
    });
    const points = await test.points({
      namespace: 'AWS/SQS',
      metric: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: 'orders' },
      statistic: 'Maximum',
    });
    const at = (minutes: number) =>
      points.find(point => point.minute === minutes)?.value;
    expect([-31, -30, -26, -25, -21, -20].map(at)).toEqual([
      4,
      42,
      42,
      undefined,
      undefined,
      4,
    ]);
    await test.stop();
  });
});
