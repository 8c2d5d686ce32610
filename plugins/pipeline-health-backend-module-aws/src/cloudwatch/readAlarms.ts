import {
  CloudWatchClient,
  CompositeAlarm,
  DescribeAlarmsCommand,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
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
  const metricAlarms: MetricAlarm[] = [];
  const compositeAlarms: CompositeAlarm[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const NextToken = token;
    const page = await limiter.alarmPage(() =>
      client.send(
        new DescribeAlarmsCommand({
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
          MaxRecords: 100,
          NextToken,
        }),
      ),
    );
    metricAlarms.push(...(page.MetricAlarms ?? []));
    compositeAlarms.push(...(page.CompositeAlarms ?? []));
    token = page.NextToken || undefined;
    if (token && seen.has(token)) {
      break;
    }
    seen.add(token ?? '');
  } while (token);
  return toAlarms(metricAlarms, compositeAlarms);
}
