import {
  CloudWatchClient,
  DescribeAlarmsCommand,
} from '@aws-sdk/client-cloudwatch';
import { readPages } from '../paging';
import { Alarm } from './Alarm';
import { CloudWatchLimiter } from './CloudWatchLimiter';
import { toAlarms } from './toAlarms';

/**
 * Reads every alarm of an account and region. CloudWatch cannot filter them by
 * metric, so all are read at once, seldom, and matched here.
 */
export async function readAlarms(
  client: CloudWatchClient,
  limiter: CloudWatchLimiter,
): Promise<Alarm[]> {
  const { items } = await readPages(Infinity, async token => {
    const page = await limiter.alarmPage(() =>
      client.send(
        new DescribeAlarmsCommand({
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
          MaxRecords: 100,
          NextToken: token,
        }),
      ),
    );
    return { items: [page], nextToken: page.NextToken };
  });
  return toAlarms(
    items.flatMap(({ MetricAlarms }) => MetricAlarms ?? []),
    items.flatMap(({ CompositeAlarms }) => CompositeAlarms ?? []),
  );
}
