import {
  CompositeAlarm,
  DescribeAlarmsCommandInput,
  DescribeAlarmsCommandOutput,
  MetricAlarm,
} from '@aws-sdk/client-cloudwatch';
import { AlarmsOfScope } from './Alarms';
import { pageOf } from './pageOf';
import { validationError } from './validationError';

const defaultPage = 50;
const largestPage = 100;

/** Describes alarms: those on metrics only, unless asked for others. */
export function describeAlarms(
  input: DescribeAlarmsCommandInput,
  alarms: AlarmsOfScope,
): Omit<DescribeAlarmsCommandOutput, '$metadata'> {
  const size = input.MaxRecords ?? defaultPage;
  if (!(size >= 1 && size <= largestPage)) {
    throw validationError(
      `Value '${size}' at 'maxRecords' failed to satisfy constraint: Member must have value between 1 and ${largestPage}`,
    );
  }
  if (input.AlarmNames?.length && input.AlarmNamePrefix !== undefined) {
    throw validationError(
      'AlarmNames and AlarmNamePrefix cannot be specified together.',
    );
  }
  const types = input.AlarmTypes ?? ['MetricAlarm'];
  const all = [
    ...(types.includes('CompositeAlarm')
      ? sorted(alarms.composite).map(composite => ({ composite }))
      : []),
    ...(types.includes('MetricAlarm')
      ? sorted(alarms.metric).map(metric => ({ metric }))
      : []),
  ].filter(each =>
    isAsked('metric' in each ? each.metric : each.composite, input),
  );
  const page = pageOf(all, size, input.NextToken);
  return {
    MetricAlarms: page.items.flatMap(each =>
      'metric' in each ? [each.metric] : [],
    ),
    CompositeAlarms: page.items.flatMap(each =>
      'composite' in each ? [each.composite] : [],
    ),
    NextToken: page.nextToken,
  };
}

function sorted<T>(alarms: Map<string, T>): T[] {
  return [...alarms.keys()].sort().flatMap(name => alarms.get(name) ?? []);
}

function isAsked(
  alarm: MetricAlarm | CompositeAlarm,
  input: DescribeAlarmsCommandInput,
): boolean {
  const name = alarm.AlarmName ?? '';
  const actions = [
    ...(alarm.AlarmActions ?? []),
    ...(alarm.OKActions ?? []),
    ...(alarm.InsufficientDataActions ?? []),
  ];
  const { AlarmNames: names, ActionPrefix: actionPrefix } = input;
  return (
    (!names?.length || names.includes(name)) &&
    name.startsWith(input.AlarmNamePrefix ?? '') &&
    (input.StateValue ?? alarm.StateValue) === alarm.StateValue &&
    (actionPrefix === undefined ||
      actions.some(action => action.startsWith(actionPrefix)))
  );
}
