import {
  GetMetricDataCommand,
  ListMetricsCommand,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { startTestSimulator, testNow, TestSimulator } from '../testSimulator';

const STATISTICS = ['Sum', 'Maximum', 'Minimum', 'SampleCount', 'p99', 'p50'];

describe('what AWS would bill', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const queries = (queue: string, statistics: string[]): MetricDataQuery[] =>
    statistics.map((Stat, index) => ({
      Id: `${queue}${index}`,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SQS',
          MetricName: 'NumberOfMessagesSent',
          Dimensions: [{ Name: 'QueueName', Value: queue }],
        },
        Period: 60,
        Stat,
      },
    }));
  const read = (...MetricDataQueries: MetricDataQuery[]) =>
    aws.cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(testNow - 3_600_000),
        EndTime: new Date(testNow),
        MetricDataQueries,
      }),
    );
  const bill = () => {
    const { lines, usd } = aws.simulator.meter.take();
    return {
      usd,
      ...Object.fromEntries(lines.map(line => [line.item, line.quantity])),
    };
  };

  it.each([
    [1, queries('a', ['Sum'])],
    [1, queries('a', STATISTICS.slice(0, 5))],
    [2, queries('a', STATISTICS)],
    [3, [...queries('a', STATISTICS), ...queries('b', STATISTICS.slice(0, 5))]],
  ])(
    'are %d metrics where so many statistics are read',
    async (metrics, of) => {
      await read(...of);
      expect(bill()).toEqual({
        'CloudWatch metrics requested': metrics,
        usd: metrics * 0.00001,
      });
    },
  );

  it('are no metrics that were refused, and those whose answer is lost', async () => {
    const { faults } = aws.simulator;
    faults.inject({ kind: 'throttling', times: 1 });
    await expect(read(...queries('a', ['Sum']))).rejects.toThrow();
    expect(bill()).toEqual({ usd: 0 });
    faults.inject({ kind: 'lost-answer', times: 1 });
    await expect(read(...queries('a', ['Sum']))).rejects.toThrow();
    expect(bill()).toMatchObject({ 'CloudWatch metrics requested': 1 });
  });

  it('are requests, refused or not, and what was not told yet', async () => {
    const { QueueUrl } = await aws.sqs.send(
      new CreateQueueCommand({
        QueueName: 'orders.fifo',
        Attributes: { FifoQueue: 'true' },
      }),
    );
    await aws.cloudwatch.send(new ListMetricsCommand({}));
    bill();
    aws.simulator.faults.inject({ kind: 'access-denied', service: 'sqs' });
    await expect(
      aws.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      ),
    ).rejects.toThrow();
    await aws.cloudwatch.send(new ListMetricsCommand({}));
    expect(bill()).toEqual({
      'SQS FIFO requests': 1,
      'CloudWatch requests': 1,
      usd: 0.0000005 + 0.00001,
    });
    expect(bill()).toEqual({ usd: 0 });
  });
});
