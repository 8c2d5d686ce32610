import { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { Alarm, AlarmAction, AlarmMetric } from './Alarm';

type Acting = Pick<
  CompositeAlarm,
  'AlarmName' | 'ActionsEnabled' | 'AlarmActions' | 'ActionsSuppressor'
>;

/**
 * The metric alarms, each with what is done when it goes off: by itself, or by
 * the composite alarms that name it.
 */
export function toAlarms(
  metricAlarms: readonly MetricAlarm[],
  compositeAlarms: readonly CompositeAlarm[],
): Alarm[] {
  const burning = new Set(
    [...metricAlarms, ...compositeAlarms].flatMap(alarm =>
      alarm.StateValue === 'ALARM' ? alarm.AlarmName ?? [] : [],
    ),
  );
  return metricAlarms.map(alarm => {
    const name = alarm.AlarmName ?? '';
    const actions = [alarm, ...composedOf(name, compositeAlarms)].flatMap(
      each => actionsOf(each, burning),
    );
    return {
      name,
      metrics: metricsOf(alarm),
      reachesSomebody: actions.some(({ isEnabled }) => isEnabled),
      actions,
      state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
    };
  });
}

function actionsOf(alarm: Acting, burning: ReadonlySet<string>): AlarmAction[] {
  const suppressor = alarm.ActionsSuppressor && nameOf(alarm.ActionsSuppressor);
  return (alarm.AlarmActions ?? []).map(action => ({
    action,
    by: alarm.AlarmName ?? '',
    isEnabled: alarm.ActionsEnabled !== false,
    ...(suppressor && burning.has(suppressor) && { suppressedBy: suppressor }),
  }));
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

/** Composite alarms may name each other: all that go off when one does. */
function composedOf(
  name: string,
  composites: readonly CompositeAlarm[],
): CompositeAlarm[] {
  const found = new Set<CompositeAlarm>();
  const collect = (part: string) => {
    for (const composite of composites) {
      const names = namesIn(composite.AlarmRule ?? '');
      if (!found.has(composite) && names.includes(part)) {
        found.add(composite);
        collect(composite.AlarmName ?? '');
      }
    }
  };
  collect(name);
  return [...found];
}

/** `ALARM(name)`, `ALARM("name")` or `ALARM(arn:aws:cloudwatch:…:alarm:name)`. */
function namesIn(rule: string): string[] {
  const terms = rule.matchAll(/\bALARM\s*\(\s*(?:"([^"]+)"|([^")]+?))\s*\)/g);
  return [...terms].map(([, quoted, plain]) => nameOf(quoted ?? plain));
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:[^:]+:cloudwatch:[^:]*:[^:]*:alarm:/, '');
}
