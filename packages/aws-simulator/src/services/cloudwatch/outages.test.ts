import {
  DescribeAlarmsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  startTestSimulator,
  testNow,
  TestSimulator,
} from '../../testSimulator';

const queues = `
  history: 3h
  queues:
    - { name: orders, producer: { rate: 60/m, noise: 0 } }
    - { name: refunds, producer: { rate: 60/m, noise: 0 } }
  alarms:
    - name: orders-old
      namespace: AWS/SQS
      metric: ApproximateAgeOfOldestMessage
      dimensions: { QueueName: orders }
      threshold: 60`;

describe('a CloudWatch that stays silent or is late', () => {
  let aws: TestSimulator;

  const start = async (outages: string) => {
    aws = await startTestSimulator({ scenarioText: `${queues}\n  ${outages}` });
  };
  const minutes = async (
    metric: string,
    of = 'orders',
    namespace = 'AWS/SQS',
  ) => {
    const points = await aws.points({
      namespace,
      metric,
      dimensions: { QueueName: of },
      statistic: 'Maximum',
      from: -120,
      until: 0,
    });
    return points.map(({ minute }) => minute);
  };
  const age = 'ApproximateAgeOfOldestMessage';
  const sent = 'NumberOfMessagesSent';

  afterEach(() => aws.stop());

  it('never shows the chosen points of the chosen metric of the chosen resource', async () => {
    await start(`metricOutages:
    - { metric: ${age}, resource: orders, from: -60m, until: -30m }`);
    const shown = await minutes(age);
    expect(shown).toContain(-61);
    expect(shown).not.toContain(-60);
    expect(shown).not.toContain(-31);
    expect(shown).toContain(-30);
    expect(await minutes(sent)).toContain(-45);
    expect(await minutes(age, 'refunds')).toContain(-45);
    aws.advance(3600);
    expect(await minutes(age)).not.toContain(-105);
  });

  it('shows points late, and then in full', async () => {
    await start(`metricOutages: [{ namespace: AWS/SQS, delay: 20m }]`);
    expect((await minutes(sent)).at(-1)).toBe(-22);
    aws.advance(600);
    expect((await minutes(sent)).at(-1)).toBe(-22);
    const whole = await aws.values({
      namespace: 'AWS/SQS',
      metric: sent,
      dimensions: { QueueName: 'orders' },
      statistic: 'Sum',
      from: -90,
      until: -30,
    });
    expect(whole).toHaveLength(60);
  });

  it('holds back what is put from outside as well', async () => {
    await start(`metricOutages: [{ namespace: Shop, delay: 15m }]`);
    await aws.cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'Shop',
        MetricData: [
          {
            MetricName: 'Orders',
            Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
            Timestamp: new Date(testNow),
            Value: 1,
          },
        ],
      }),
    );
    aws.advance(600);
    expect(await minutes('Orders', 'orders', 'Shop')).toEqual([]);
    aws.advance(600);
    expect(await minutes('Orders', 'orders', 'Shop')).toEqual([-20]);
  });

  it('has no data for the alarm on a silent metric', async () => {
    await start(`metricOutages: [{ metric: ${age}, from: -30m }]`);
    const { MetricAlarms } = await aws.cloudwatch.send(
      new DescribeAlarmsCommand({}),
    );
    expect(MetricAlarms?.[0].StateValue).toBe('INSUFFICIENT_DATA');
  });

  it('does not list a metric that never arrived', async () => {
    await start(`metricOutages: [{ metric: ${age}, resource: orders }]`);
    const { Metrics } = await aws.cloudwatch.send(
      new ListMetricsCommand({ MetricName: age }),
    );
    expect(Metrics?.map(({ Dimensions }) => Dimensions?.[0].Value)).toEqual([
      'refunds',
    ]);
  });

  it('begins and ends while it runs, over HTTP and in code', async () => {
    await start('');
    const response = await fetch(
      `${aws.simulator.url}/_simulator/cloudwatch/outage`,
      {
        method: 'POST',
        body: JSON.stringify({ metric: sent, until: '10m' }),
      },
    );
    expect(response.status).toBe(200);
    const end = aws.simulator.cloudwatch.beginOutage({
      metric: age,
      from: testNow,
    });
    aws.advance(600);
    end();
    aws.advance(1200);
    for (const metric of [sent, age]) {
      const shown = await minutes(metric);
      expect(shown).toContain(-31);
      expect(shown).not.toContain(-30);
      expect(shown).not.toContain(-21);
      expect(shown).toContain(-20);
    }
  });
});
