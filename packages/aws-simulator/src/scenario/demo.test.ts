import {
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../testSimulator';

const hour = 3_600_000;

describe('the queues of the demo', () => {
  let aws: TestSimulator;

  beforeAll(async () => {
    aws = await startTestSimulator({
      scenario: require.resolve(
        '@pipeline-health/aws-simulator/scenarios/demo.yaml',
      ),
    });
  });
  afterAll(() => aws.stop());

  const hourly = async (queue: string, metric: string) => {
    const query: MetricDataQuery = {
      Id: 'm',
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SQS',
          MetricName: metric,
          Dimensions: [{ Name: 'QueueName', Value: queue }],
        },
        Period: 3600,
        Stat: metric.startsWith('NumberOf') ? 'Sum' : 'Maximum',
      },
    };
    const { MetricDataResults } = await aws.cloudwatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: [query],
        StartTime: new Date(testNow - 24 * hour),
        EndTime: new Date(testNow),
        ScanBy: 'TimestampAscending',
      }),
    );
    return MetricDataResults?.[0].Values ?? [];
  };
  const depth = (name: string) =>
    aws.simulator.sqs.counts(name, { region: testRegion }).visible;

  it('has 24 hours of history from the start', async () => {
    expect(await hourly('orders-intake', 'NumberOfMessagesSent')).toHaveLength(
      24,
    );
  });

  it('keeps orders-intake healthy, busier by day than by night', async () => {
    const sent = await hourly('orders-intake', 'NumberOfMessagesSent');
    expect(Math.max(...sent)).toBeGreaterThan(5 * Math.min(...sent));
    const ages = await hourly('orders-intake', 'ApproximateAgeOfOldestMessage');
    expect(Math.max(...ages)).toBeLessThan(60);
    expect(depth('orders-intake-dlq')).toBe(0);
  });

  it('will lose messages of payments-settlement in under five hours', async () => {
    const queue = aws.simulator.sqs.queue('payments-settlement', {
      region: testRegion,
    });
    const age = testNow - (queue.oldestArrival() ?? testNow);
    const left = queue.settings.retention - age;
    expect(left).toBeGreaterThan(4 * hour);
    expect(left).toBeLessThan(5 * hour);
    expect(depth('payments-settlement')).toBeGreaterThan(20_000);
    const ages = await hourly(
      'payments-settlement',
      'ApproximateAgeOfOldestMessage',
    );
    const rises = ages
      .slice(-12)
      .map((age1, index, all) => age1 - (all[index - 1] ?? age1));
    expect(new Set(rises.slice(1, -1))).toEqual(new Set([3600]));
  });

  it('fills the dead-letter queue of shipment-notifications', async () => {
    const depths = await hourly(
      'shipment-notifications-dlq',
      'ApproximateNumberOfMessagesVisible',
    );
    expect(depths[0]).toBe(0);
    expect([...depths].sort((left, right) => left - right)).toEqual(depths);
    expect(depth('shipment-notifications-dlq')).toBeGreaterThan(200);
    expect(depth('shipment-notifications-dlq')).toBeLessThan(1000);
  });

  it('lets nightly-reports fall silent', async () => {
    const sent = await hourly('nightly-reports', 'NumberOfMessagesSent');
    expect(sent.length).toBeGreaterThan(8);
    expect(sent.length).toBeLessThan(20);
    expect(depth('nightly-reports')).toBe(0);
  });

  it('has one message in the dead-letter queue of customer-sync', () => {
    expect(depth('customer-sync-dlq.fifo')).toBe(1);
    expect(depth('customer-sync.fifo')).toBe(0);
  });

  it('has one alarm that works and one that never fires', async () => {
    const { MetricAlarms } = await aws.cloudwatch.send(
      new DescribeAlarmsCommand({}),
    );
    expect(
      MetricAlarms?.map(alarm => [
        alarm.AlarmName,
        alarm.MetricName,
        alarm.StateValue,
      ]),
    ).toEqual([
      [
        'orders-intake-dlq-not-empty',
        'ApproximateNumberOfMessagesVisible',
        'OK',
      ],
      [
        'shipment-notifications-dlq-receives-messages',
        'NumberOfMessagesSent',
        'OK',
      ],
    ]);
  });
});
