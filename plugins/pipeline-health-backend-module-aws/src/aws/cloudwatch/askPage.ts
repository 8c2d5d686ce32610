import {
  CloudWatchClient,
  GetMetricDataCommand,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { AskPage, MetricPart, MetricStatus } from './MetricPage';
import { PlannedQuery } from './PlannedQuery';

const STATUSES: readonly string[] = [
  'Complete',
  'PartialData',
  'InternalError',
  'Forbidden',
] satisfies MetricStatus[];

/**
 * Asks CloudWatch for a page of a batch.
 */
export function askPageWith(client: CloudWatchClient): AskPage {
  return async ({ from, to, queries }, nextToken) => {
    const output = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(from),
        EndTime: new Date(to),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: queries.map(toQuery),
        NextToken: nextToken,
      }),
    );
    return {
      parts: (output.MetricDataResults ?? []).flatMap(toPart),
      nextToken: output.NextToken || undefined,
    };
  };
}

function toQuery(
  { metric, statistic, period }: PlannedQuery,
  index: number,
): MetricDataQuery {
  return {
    Id: `q${index}`,
    MetricStat: {
      Metric: {
        Namespace: metric.namespace,
        MetricName: metric.name,
        Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({
          Name,
          Value,
        })),
      },
      Period: period,
      Stat: statistic,
    },
  };
}

function toPart(result: MetricDataResult): MetricPart[] {
  const index = Number(/^q(\d+)$/.exec(result.Id ?? '')?.[1] ?? NaN);
  if (Number.isNaN(index)) {
    return [];
  }
  const values = result.Values ?? [];
  return [
    {
      index,
      // A status that is not known yet must not pass for complete.
      status: isStatus(result.StatusCode) ? result.StatusCode : 'InternalError',
      message: result.Messages?.map(({ Value }) => Value).join('; '),
      points: (result.Timestamps ?? []).flatMap((time, position) => {
        const value = values[position];
        return value === undefined ? [] : [{ at: time.getTime(), value }];
      }),
    },
  ];
}

function isStatus(status: string | undefined): status is MetricStatus {
  return status !== undefined && STATUSES.includes(status);
}
