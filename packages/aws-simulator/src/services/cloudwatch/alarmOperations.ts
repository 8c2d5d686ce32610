import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutCompositeAlarmCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { alarmArn, Alarms } from './Alarms';
import { putMetricAlarm } from './CloudWatchSimulation';
import { describeAlarms } from './describeAlarms';

/** The operations on alarms. */
export function alarmOperations(alarms: Alarms): Operation[] {
  return [
    operation(PutMetricAlarmCommand, (input, call) => {
      putMetricAlarm(alarms, call, input, call.now);
      return {};
    }),

    operation(PutCompositeAlarmCommand, (input, call) => {
      const { Tags: _tags, AlarmName: name = '', ...settings } = input;
      alarms.of(call).composite.set(name, {
        ActionsEnabled: true,
        StateValue: 'INSUFFICIENT_DATA',
        StateUpdatedTimestamp: new Date(call.now),
        ...settings,
        AlarmName: name,
        AlarmArn: alarmArn(call, name),
      });
      return {};
    }),

    operation(SetAlarmStateCommand, (input, call) => {
      const { metric, composite } = alarms.of(call);
      const name = input.AlarmName ?? '';
      const alarm = metric.get(name) ?? composite.get(name);
      if (!alarm) {
        throw new AwsError('ResourceNotFound', `Unknown alarm ${name}`);
      }
      alarm.StateValue = input.StateValue;
      alarm.StateReason = input.StateReason;
      alarm.StateUpdatedTimestamp = new Date(call.now);
      return {};
    }),

    operation(DeleteAlarmsCommand, (input, call) => {
      const { metric, composite } = alarms.of(call);
      for (const name of input.AlarmNames ?? []) {
        metric.delete(name);
        composite.delete(name);
      }
      return {};
    }),

    operation(DescribeAlarmsCommand, (input, call) =>
      describeAlarms(input, alarms.of(call)),
    ),
  ];
}
