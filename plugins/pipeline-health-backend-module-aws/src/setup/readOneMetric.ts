import {
  CloudWatchClient,
  GetMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { AwsAccess } from '../aws/access';

const MINUTE = 60_000;

/** Asks for one metric, whether it exists or not, to see whether any may be asked for. */
export function readOneMetric(access: AwsAccess): Promise<unknown> {
  const to = access.now();
  return access.client(CloudWatchClient).send(
    new GetMetricDataCommand({
      StartTime: new Date(to - 5 * MINUTE),
      EndTime: new Date(to),
      MetricDataQueries: [
        {
          Id: 'asked',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/SQS',
              MetricName: 'NumberOfMessagesSent',
            },
            Period: 60,
            Stat: 'Sum',
          },
        },
      ],
    }),
  );
}
