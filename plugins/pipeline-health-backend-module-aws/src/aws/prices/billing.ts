import { GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';

/** So many statistics of a metric in one call are billed as one metric. */
const STATISTICS_OF_ONE = 5;

/** What requests cost, by the name of the price; of services whose name stands alone all of them. */
const PRICED_REQUESTS: { readonly [request: string]: string } = {
  'cloudwatch:ListMetrics': 'cloudwatch.request',
  'glue:GetTable': 'glue.catalog-request',
  'glue:GetTables': 'glue.catalog-request',
  's3:ListObjectsV2': 's3.list-request',
  sns: 'sns.request',
};

/** All that reading is billed for, by the names of the prices. */
export const COLLECTION_PRICES: readonly string[] = [
  'cloudwatch.metric',
  'sqs.standard-request',
  'sqs.fifo-request',
  ...new Set(Object.values(PRICED_REQUESTS)),
];

/** As what a request is billed, by the name of its price, however it is answered; undefined when it is free. */
export function priceOfRequest(
  service: string,
  operation: string,
  input: object,
): string | undefined {
  if (service === 'sqs') {
    return isOfFifoQueue(input) ? 'sqs.fifo-request' : 'sqs.standard-request';
  }
  return PRICED_REQUESTS[`${service}:${operation}`] ?? PRICED_REQUESTS[service];
}

function isOfFifoQueue(input: object): boolean {
  return Object.entries(input).some(
    ([name, value]) =>
      /^(?:QueueUrl|SourceArn)$/.test(name) && /\.fifo$/.test(String(value)),
  );
}

/** How many metrics CloudWatch bills for a call of GetMetricData. */
export function billedMetrics({
  MetricDataQueries = [],
}: Partial<Pick<GetMetricDataCommandInput, 'MetricDataQueries'>>): number {
  const statistics = new Map<string, number>();
  for (const { MetricStat: { Metric, Period } = {} } of MetricDataQueries) {
    const key = JSON.stringify([
      Metric?.Namespace,
      Metric?.MetricName,
      Metric?.Dimensions?.map(({ Name, Value }) => [Name, Value]).sort(),
      Period,
    ]);
    statistics.set(key, (statistics.get(key) ?? 0) + 1);
  }
  return [...statistics.values()].reduce(
    (sum, count) => sum + Math.ceil(count / STATISTICS_OF_ONE),
    0,
  );
}
