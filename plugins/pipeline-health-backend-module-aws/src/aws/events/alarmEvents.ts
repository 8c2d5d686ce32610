import { z } from 'zod';
import { AwsEvent, eventText } from './EventForm';

/** Who tells of alarms, and how. */
export const ALARM_EVENTS = {
  source: 'aws.cloudwatch',
  types: [
    'CloudWatch Alarm State Change',
    'CloudWatch Alarm Configuration Change',
  ],
} as const;

const schema = z.object({
  detail: z.object({
    alarmName: eventText,
    configuration: z
      .object({
        metrics: z
          .array(
            z.object({
              metricStat: z
                .object({
                  metric: z.object({
                    namespace: eventText,
                    dimensions: z.record(z.string(), eventText).default({}),
                  }),
                })
                .optional(),
            }),
          )
          .max(100)
          .default([]),
      })
      .prefault({}),
  }),
});

/** The metrics that the alarm of an event looks at; none where that is one of other alarms. */
export function metricsOfAlarm(
  event: AwsEvent,
): { namespace: string; dimensions: { [name: string]: string } }[] {
  return schema
    .parse(event)
    .detail.configuration.metrics.flatMap(
      ({ metricStat }) => metricStat?.metric ?? [],
    );
}
