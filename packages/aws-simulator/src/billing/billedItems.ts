import { GetMetricDataCommandInput, Metric } from '@aws-sdk/client-cloudwatch';

/** An item of a bill, by the name of its usage type. */
export type BilledItem =
  | 'CloudWatch metrics requested'
  | 'CloudWatch requests'
  | 'SQS requests'
  | 'SQS FIFO requests'
  | 'S3 requests of tier 1'
  | 'S3 requests of tier 2'
  | 'SNS requests'
  | 'Glue Data Catalog requests';

/** List prices of us-east-1 in US dollars, free tiers left out. */
export const USD: { readonly [item in BilledItem]: number } = {
  'CloudWatch metrics requested': 0.01 / 1e3,
  'CloudWatch requests': 0.01 / 1e3,
  'SQS requests': 0.4 / 1e6,
  'SQS FIFO requests': 0.5 / 1e6,
  'S3 requests of tier 1': 0.005 / 1e3,
  'S3 requests of tier 2': 0.0004 / 1e3,
  'SNS requests': 0.5 / 1e6,
  'Glue Data Catalog requests': 1 / 1e6,
};

/** So many statistics of a metric in one request are billed as one metric. */
const STATISTICS_OF_ONE = 5;

const PRICED_OF_CLOUDWATCH =
  /^(?:ListMetrics|PutMetricData|GetMetricStatistics)$/;

/** What concerns the catalog, and not crawlers or jobs. */
const OF_CATALOG =
  /^(?:Batch)?(?:Get|Create|Update|Delete|Search)(?:Tables?|Databases?|Partitions?)(?:Versions?)?$/;

/** As what a request is billed, whatever becomes of it; undefined when it is free. */
export function requestItem(
  service: string,
  operation: string,
  input: object,
): BilledItem | undefined {
  switch (service) {
    case 'sqs':
      return /\.fifo$/.test(queueOf(input))
        ? 'SQS FIFO requests'
        : 'SQS requests';
    case 'monitoring':
      return PRICED_OF_CLOUDWATCH.test(operation)
        ? 'CloudWatch requests'
        : undefined;
    case 's3':
      return /^(?:Put|Copy|Post|List)/.test(operation)
        ? 'S3 requests of tier 1'
        : 'S3 requests of tier 2';
    case 'sns':
      return 'SNS requests';
    case 'glue':
      return OF_CATALOG.test(operation)
        ? 'Glue Data Catalog requests'
        : undefined;
    default:
      return undefined;
  }
}

function queueOf(input: object): string {
  const { QueueUrl, QueueName, SourceArn } = input as {
    QueueUrl?: string;
    QueueName?: string;
    SourceArn?: string;
  };
  return QueueUrl ?? QueueName ?? SourceArn ?? '';
}

/**
 * How many metrics a request of GetMetricData is billed for: each metric once
 * for up to five statistics of it, for each page anew.
 */
export function metricsRequested({
  MetricDataQueries = [],
}: Partial<Pick<GetMetricDataCommandInput, 'MetricDataQueries'>>): number {
  const statistics = new Map<string, number>();
  for (const { MetricStat, AccountId = '' } of MetricDataQueries) {
    const key = `${AccountId}\n${MetricStat?.Period}\n${nameOf(
      MetricStat?.Metric,
    )}`;
    statistics.set(key, (statistics.get(key) ?? 0) + 1);
  }
  let metrics = 0;
  for (const count of statistics.values()) {
    metrics += Math.ceil(count / STATISTICS_OF_ONE);
  }
  return metrics;
}

function nameOf(metric: Metric | undefined): string {
  const dimensions = (metric?.Dimensions ?? [])
    .map(({ Name, Value }) => `${Name}=${Value}`)
    .sort();
  return [metric?.Namespace, metric?.MetricName, ...dimensions].join('\n');
}
