import { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { billedMetrics, priceOfRequest } from './billing';

const queries = (
  statistics: number,
  names: readonly string[],
  Period = 60,
): MetricDataQuery[] =>
  Array.from({ length: statistics }, (_, index) => ({
    Id: `q${index}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/SQS',
        MetricName: 'NumberOfMessagesSent',
        Dimensions: names.map(name => ({ Name: name, Value: 'x' })),
      },
      Period,
      Stat: `p${90 + index}`,
    },
  }));

describe('what is billed', () => {
  it.each([
    ['five statistics of a metric', queries(5, ['a']), 1],
    ['six', queries(6, ['a']), 2],
    [
      'a metric whose dimensions come in another order',
      [...queries(2, ['a', 'b']), ...queries(2, ['b', 'a'])],
      1,
    ],
    ['two periods', [...queries(1, ['a']), ...queries(1, ['a'], 3600)], 2],
    ['two metrics', [...queries(1, ['a']), ...queries(1, ['b'])], 2],
  ])('of %s', (_, MetricDataQueries, metrics) => {
    expect(billedMetrics({ MetricDataQueries })).toBe(metrics);
  });

  it.each([
    ['sqs', 'GetQueueAttributes', { QueueUrl: 'q' }, 'sqs.standard-request'],
    ['sqs', 'GetQueueAttributes', { QueueUrl: 'q.fifo' }, 'sqs.fifo-request'],
    [
      'sqs',
      'ListMessageMoveTasks',
      { SourceArn: 'q.fifo' },
      'sqs.fifo-request',
    ],
    ['cloudwatch', 'ListMetrics', {}, 'cloudwatch.request'],
    ['cloudwatch', 'DescribeAlarms', {}, undefined],
    ['cloudwatch', 'GetMetricData', {}, undefined],
    ['glue', 'GetTables', {}, 'glue.catalog-request'],
    ['glue', 'GetCrawler', {}, undefined],
    ['s3', 'ListObjectsV2', {}, 's3.list-request'],
    ['sns', 'ListSubscriptionsByTopic', {}, 'sns.request'],
  ])('as a request: %s %s %p', (service, operation, input, price) => {
    expect(priceOfRequest(service, operation, input)).toBe(price);
  });
});
