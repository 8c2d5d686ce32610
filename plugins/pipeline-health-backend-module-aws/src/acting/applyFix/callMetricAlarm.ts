import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { hearingOf } from '../../aws/access';
import { say } from '../say';
import { Setter } from './Setter';
import { settingsIn } from './settings';

const inputSchema = z.custom<PutMetricAlarmCommandInput>(
  value => z.looseObject({ AlarmName: z.string() }).safeParse(value).success,
);

/** An alarm that is not there yet; one that is there is never written over. */
export const metricAlarm: Setter = {
  service: 'cloudwatch',
  operation: 'PutMetricAlarm',
  iamActions: ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
  // Its dimensions are what the check of the stage has put there.
  isOf: () => true,
  wanted: input => settingsIn(input),
  async find(access, input) {
    const { AlarmName = '' } = inputSchema.parse(input);
    const { MetricAlarms: [alarm] = [], CompositeAlarms: [composite] = [] } =
      await access.client(CloudWatchClient).send(
        new DescribeAlarmsCommand({
          AlarmNames: [AlarmName],
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        }),
      );
    const settings = settingsIn(
      alarm
        ? Object.fromEntries(
            Object.keys(input).flatMap(name => {
              const value = Object.entries(alarm).find(
                ([member]) => member === name,
              )?.[1];
              return value === undefined ? [] : [[name, value]];
            }),
          )
        : {},
    );
    return {
      settings,
      ...((alarm || composite) && {
        busy: say('alarm-exists', { alarm: `${AlarmName}` }),
      }),
    };
  },
  async send(access, input) {
    await access
      .client(CloudWatchClient)
      .send(new PutMetricAlarmCommand(inputSchema.parse(input)));
  },
  async lines(access, input) {
    const { AlarmName = '', AlarmActions = [] } = inputSchema.parse(input);
    const { heard, to, silences } = await hearingOf(
      {
        name: AlarmName,
        metrics: [],
        reachesSomebody: true,
        state: 'OK',
        actions: AlarmActions.map(action => ({
          action,
          by: AlarmName,
          isEnabled: true,
        })),
      },
      access,
    );
    const evidence = {
      topic: AlarmActions,
      ...(silences.length > 0 && {
        silences: silences.map(({ code, of }) => `${code} ${of}`),
      }),
    };
    switch (heard) {
      case 'somebody':
        return [
          {
            id: 'heard',
            level: 'green',
            ...say('alarm-heard', { whom: [...to] }),
            evidence,
          },
        ];
      case 'nobody':
        return [
          {
            id: 'heard',
            level: 'red',
            ...say('alarm-unheard'),
            evidence,
          },
        ];
      default:
        return [
          {
            id: 'heard',
            level: 'amber',
            ...say('alarm-unknown'),
            evidence,
          },
        ];
    }
  },
};
