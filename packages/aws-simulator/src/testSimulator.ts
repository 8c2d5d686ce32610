import {
  CloudWatchClient,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { SimulatorOptions, startSimulator } from './server';

/** A Monday morning, at a full minute. */
export const testNow = Date.parse('2026-03-02T10:00:00Z');

export const testRegion = 'eu-central-1';

/** Where and since when that is which a test creates itself. */
export const testContext = {
  account: '123456789012',
  region: testRegion,
  start: testNow,
  zero: testNow,
};

/** A key of the default account. */
export const testCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What to read of a metric. */
export interface MetricQuestion {
  namespace: string;
  metric: string;
  dimensions: Record<string, string>;
  statistic: string;
  /** Minutes relative to now between which is read; the last hour that has arrived unless given. */
  from?: number;
  until?: number;
}

/** A simulator on a frozen clock, with real clients that do not retry. */
export async function startTestSimulator(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({
    now: testNow,
    speed: 0,
    ...options,
  });
  const configuration = {
    endpoint: simulator.url,
    region: testRegion,
    credentials: testCredentials,
    maxAttempts: 1,
  };
  const sqs = new SQSClient(configuration);
  const cloudwatch = new CloudWatchClient(configuration);
  const sts = new STSClient(configuration);
  /** The values CloudWatch has, oldest first, each with its minute relative to now. */
  const points = async (question: MetricQuestion) => {
    const { namespace, metric, dimensions, statistic } = question;
    const { from = -65, until = -5 } = question;
    const now = simulator.clock.now();
    const { MetricDataResults } = await cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(now + from * 60_000),
        EndTime: new Date(now + until * 60_000),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          {
            Id: 'm',
            MetricStat: {
              Metric: {
                Namespace: namespace,
                MetricName: metric,
                Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
                  Name,
                  Value,
                })),
              },
              Period: 60,
              Stat: statistic,
            },
          },
        ],
      }),
    );
    const { Timestamps = [], Values = [] } = MetricDataResults?.[0] ?? {};
    return Timestamps.map((at, index) => ({
      minute: (at.getTime() - now) / 60_000,
      value: Values[index],
    }));
  };
  return {
    simulator,
    configuration,
    sqs,
    cloudwatch,
    sts,
    points,
    values: async (question: MetricQuestion) =>
      (await points(question)).map(({ value }) => value),
    advance: (seconds: number) => simulator.clock.advance(seconds * 1000),
    stop: async () => {
      [sqs, cloudwatch, sts].forEach(client => client.destroy());
      await simulator.close();
    },
  };
}

/** A simulator with clients, for a test. */
export type TestSimulator = Awaited<ReturnType<typeof startTestSimulator>>;
