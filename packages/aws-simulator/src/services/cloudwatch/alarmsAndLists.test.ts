import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListMetricsCommand,
  paginateDescribeAlarms,
  paginateListMetrics,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  PutMetricAlarmCommandInput,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  startTestSimulator,
  testNow,
  testRegion,
  TestSimulator,
} from '../../testSimulator';

describe('alarms and lists of CloudWatch over the wire', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const putAlarm = (
    name: string,
    more: Partial<PutMetricAlarmCommandInput> = {},
  ) =>
    aws.cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: name,
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
        Statistic: 'Maximum',
        Period: 60,
        EvaluationPeriods: 3,
        DatapointsToAlarm: 2,
        Threshold: 5,
        ComparisonOperator: 'GreaterThanThreshold',
        ...more,
      }),
    );
  const describe1 = async (name: string) => {
    const { MetricAlarms } = await aws.cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [name] }),
    );
    return MetricAlarms?.[0];
  };

  it('evaluates M of N periods against the state of the queue', async () => {
    const queue = aws.simulator.sqs.createQueue({
      name: 'orders',
      region: testRegion,
    });
    await putAlarm('deep', {
      AlarmActions: ['arn:aws:sns:eu-central-1:123456789012:pager'],
    });
    expect(await describe1('deep')).toMatchObject({
      StateValue: 'INSUFFICIENT_DATA',
      AlarmArn: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:deep',
      ActionsEnabled: true,
      Threshold: 5,
    });
    aws.advance(180);
    expect((await describe1('deep'))?.StateValue).toBe('OK');
    aws.simulator.sqs.send(queue, 6);
    aws.advance(60);
    expect((await describe1('deep'))?.StateValue).toBe('OK');
    aws.advance(60);
    expect(await describe1('deep')).toMatchObject({
      StateValue: 'ALARM',
      StateUpdatedTimestamp: new Date(testNow + 300_000),
    });
  });

  it('pages, filters, and shows composite alarms only when asked', async () => {
    for (let index = 0; index < 5; index += 1) {
      await putAlarm(`a-${index}`);
    }
    await aws.cloudwatch.send(
      new PutCompositeAlarmCommand({
        AlarmName: 'all',
        AlarmRule: 'ALARM("a-0")',
      }),
    );
    await aws.cloudwatch.send(
      new SetAlarmStateCommand({
        AlarmName: 'a-3',
        StateValue: 'ALARM',
        StateReason: 'test',
      }),
    );
    const names: string[][] = [];
    for await (const page of paginateDescribeAlarms(
      { client: aws.cloudwatch, pageSize: 2 },
      { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
    )) {
      names.push(
        [...(page.CompositeAlarms ?? []), ...(page.MetricAlarms ?? [])].map(
          alarm => alarm.AlarmName ?? '',
        ),
      );
    }
    expect(names).toEqual([
      ['all', 'a-0'],
      ['a-1', 'a-2'],
      ['a-3', 'a-4'],
    ]);

    const inAlarm = await aws.cloudwatch.send(
      new DescribeAlarmsCommand({ StateValue: 'ALARM' }),
    );
    expect(inAlarm.MetricAlarms).toMatchObject([
      { AlarmName: 'a-3', StateReason: 'test' },
    ]);
    expect(inAlarm.CompositeAlarms).toEqual([]);
    await aws.cloudwatch.send(
      new DeleteAlarmsCommand({ AlarmNames: ['a-0', 'a-1'] }),
    );
    const left = await aws.cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'a-' }),
    );
    expect(left.MetricAlarms?.map(alarm => alarm.AlarmName)).toEqual([
      'a-2',
      'a-3',
      'a-4',
    ]);
    await expect(
      aws.cloudwatch.send(new DescribeAlarmsCommand({ MaxRecords: 101 })),
    ).rejects.toMatchObject({ Code: 'ValidationError' });
  });

  it('lists metrics 500 a page, and only those with data', async () => {
    for (let index = 0; index < 101; index += 1) {
      aws.simulator.sqs.createQueue({ name: `q-${index}`, region: testRegion });
    }
    const empty = await aws.cloudwatch.send(new ListMetricsCommand({}));
    expect(empty.Metrics).toEqual([]);
    aws.advance(60);
    const pages: number[] = [];
    for await (const page of paginateListMetrics(
      { client: aws.cloudwatch },
      {},
    )) {
      pages.push(page.Metrics?.length ?? 0);
    }
    expect(pages).toEqual([500, 5]);

    const some = await aws.cloudwatch.send(
      new ListMetricsCommand({
        Namespace: 'AWS/SQS',
        MetricName: 'NumberOfMessagesSent',
        Dimensions: [{ Name: 'QueueName', Value: 'q-7' }],
      }),
    );
    expect(some.Metrics).toEqual([
      {
        Namespace: 'AWS/SQS',
        MetricName: 'NumberOfMessagesSent',
        Dimensions: [{ Name: 'QueueName', Value: 'q-7' }],
      },
    ]);
  });

  it('tells recently active metrics from those of the last two weeks', async () => {
    aws.simulator.sqs.createQueue({ name: 'orders', region: testRegion });
    const count = async (RecentlyActive?: 'PT3H') => {
      const { Metrics } = await aws.cloudwatch.send(
        new ListMetricsCommand({ RecentlyActive }),
      );
      return Metrics?.length;
    };
    aws.advance(6 * 3600);
    expect([await count('PT3H'), await count()]).toEqual([5, 5]);
    aws.advance(4 * 3600);
    expect([await count('PT3H'), await count()]).toEqual([0, 5]);
    aws.advance(14 * 86_400);
    expect([await count('PT3H'), await count()]).toEqual([0, 0]);
  });
});
