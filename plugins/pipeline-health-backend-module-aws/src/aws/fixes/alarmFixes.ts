import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { reference } from './commandLine';
import { fixesOf } from './fixesOf';
import {
  Call,
  Input,
  only,
  Properties,
  Resource,
  ResourceType,
} from './Repair';

/** What an alarm is to look at, and when it goes off. */
export interface AlarmToCreate {
  /** In CloudWatch. */
  metric: string;
  statistic: 'Maximum' | 'Minimum' | 'Sum';
  /** Which of several alike. */
  part?: string;
  /** The exact set. */
  dimensions: { [name: string]: string };
  when: 'above' | 'at-least' | 'below';
  threshold: number;
  /** Of five minutes, in a row; one when absent. */
  periods?: number;
  /** What it means when CloudWatch has no value; as CloudWatch takes it when absent. */
  gaps?: 'breaching' | 'notBreaching';
}

const ALARM: ResourceType = {
  cloudFormation: 'AWS::CloudWatch::Alarm',
  terraform: 'aws_cloudwatch_metric_alarm',
  arguments: { Dimensions: { as: 'pairs', name: 'dimensions' } },
};

const COMPARISON: { [when in AlarmToCreate['when']]: string } = {
  above: 'GreaterThanThreshold',
  'at-least': 'GreaterThanOrEqualToThreshold',
  below: 'LessThanThreshold',
};

const PERIOD_SECONDS = 300;

/** What PutMetricAlarm takes of what DescribeAlarms tells; it resets the rest. */
const KEPT = [
  'AlarmName',
  'AlarmDescription',
  'ActionsEnabled',
  'OKActions',
  'AlarmActions',
  'InsufficientDataActions',
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Dimensions',
  'Period',
  'Unit',
  'EvaluationPeriods',
  'DatapointsToAlarm',
  'Threshold',
  'ComparisonOperator',
  'TreatMissingData',
  'EvaluateLowSampleCountPercentile',
  'Metrics',
  'ThresholdMetricId',
];

/** The topic that an alarm is to tell. */
export const ALARM_TOPIC = new Input(
  'AlarmTopic',
  'ARN of an SNS topic that tells the team',
);

/** Alarms on a stage that tell somebody. */
export function alarmsToCreate(
  { name, region }: { name: string; region: string },
  namespace: string,
  alarms: readonly AlarmToCreate[],
): Fix[] {
  const properties = alarms.map(alarm => ({
    AlarmName: [name, alarm.metric, alarm.part].filter(Boolean).join('-'),
    Namespace: namespace,
    MetricName: alarm.metric,
    Dimensions: Object.entries(alarm.dimensions).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    Statistic: alarm.statistic,
    Period: PERIOD_SECONDS,
    EvaluationPeriods: alarm.periods ?? 1,
    ComparisonOperator: COMPARISON[alarm.when],
    Threshold: alarm.threshold,
    ...(alarm.gaps && { TreatMissingData: alarm.gaps }),
    AlarmActions: [ALARM_TOPIC],
  }));
  return fixesOf(
    { region },
    {
      calls: properties.map(input => ({
        service: 'cloudwatch',
        operation: 'PutMetricAlarm',
        input,
      })),
      resources: properties.map(each => ({
        type: ALARM,
        name: each.AlarmName,
        properties: each,
      })),
    },
  );
}

/** A change to an alarm that there is. */
export function alarmToChange(
  { region }: { region: string },
  name: string,
  change: Properties,
): Fix[] {
  const kept = KEPT.filter(
    member => member !== 'ExtendedStatistic' || !('Statistic' in change),
  );
  return fixesOf(
    { region },
    {
      calls: [rewriting(name, change, only(kept))],
      resources: [changed(name, change)],
    },
  );
}

/** An action that tells somebody, beside those that an alarm has. */
export function alarmToTell(
  { region }: { region: string },
  name: string,
): Fix[] {
  const enabled = { ActionsEnabled: true };
  const added = `${only(KEPT)} | .AlarmActions += [${reference(ALARM_TOPIC)}]`;
  return fixesOf(
    { region },
    {
      calls: [rewriting(name, enabled, added)],
      resources: [changed(name, { ...enabled, AlarmActions: [ALARM_TOPIC] })],
    },
  );
}

/** The end of a rule that keeps alarms from telling anybody. */
export function muteToEnd({ region }: { region: string }, rule: string): Fix[] {
  return fixesOf(
    { region },
    {
      calls: [
        {
          service: 'cloudwatch',
          operation: 'DeleteAlarmMuteRule',
          input: { AlarmMuteRuleName: rule },
        },
      ],
    },
  );
}

function changed(name: string, change: Properties): Resource {
  return { type: ALARM, name, properties: { AlarmName: name, ...change } };
}

function rewriting(name: string, change: Properties, filter: string): Call {
  return {
    service: 'cloudwatch',
    operation: 'PutMetricAlarm',
    input: change,
    read: {
      operation: 'DescribeAlarms',
      input: { AlarmNames: [name] },
      filter: `.MetricAlarms[0] | ${filter}`,
    },
  };
}
