import { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { Alarm, AlarmMetric } from './Alarm';

type Action = Pick<MetricAlarm, 'ActionsEnabled' | 'AlarmActions'>;

/**
 * The metric alarms, each with whether it reaches somebody: by itself, or
 * through composite alarms that name it.
 */
export function toAlarms(
  metricAlarms: readonly MetricAlarm[],
  compositeAlarms: readonly CompositeAlarm[],
): Alarm[] {
  const heard = namesThatReachSomebody(compositeAlarms);
  return metricAlarms.map(alarm => {
    const name = alarm.AlarmName ?? '';
    return {
      name,
      metrics: metricsOf(alarm),
      reachesSomebody: acts(alarm) || heard.has(name),
      state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
    };
  });
}

function acts({ ActionsEnabled, AlarmActions }: Action): boolean {
  return ActionsEnabled !== false && Boolean(AlarmActions?.length);
}

function metricsOf(alarm: MetricAlarm): AlarmMetric[] {
  const own = { ...alarm, MetricName: alarm.MetricName };
  const parts = [
    own,
    ...(alarm.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Metric),
  ];
  return parts.flatMap(metric =>
    metric?.Namespace && metric.MetricName
      ? [
          {
            namespace: metric.Namespace,
            name: metric.MetricName,
            dimensions: Object.fromEntries(
              (metric.Dimensions ?? []).map(({ Name, Value }) => [
                Name ?? '',
                Value ?? '',
              ]),
            ),
          },
        ]
      : [],
  );
}

/** Composite alarms may name each other; who is named by one that acts is heard. */
function namesThatReachSomebody(
  composites: readonly CompositeAlarm[],
): Set<string> {
  const heard = new Set<string>();
  let waiting = composites.filter(acts);
  while (waiting.length) {
    const names = waiting.flatMap(({ AlarmRule }) => namesIn(AlarmRule ?? ''));
    const fresh = new Set(names.filter(name => !heard.has(name)));
    fresh.forEach(name => heard.add(name));
    waiting = composites.filter(({ AlarmName }) => fresh.has(AlarmName ?? ''));
  }
  return heard;
}

/** `ALARM(name)`, `ALARM("name")` or `ALARM(arn:aws:cloudwatch:…:alarm:name)`. */
function namesIn(rule: string): string[] {
  const terms = rule.matchAll(/\bALARM\s*\(\s*(?:"([^"]+)"|([^")]+?))\s*\)/g);
  return [...terms].map(([, quoted, plain]) =>
    (quoted ?? plain).replace(/^arn:[^:]+:cloudwatch:[^:]*:[^:]*:alarm:/, ''),
  );
}
