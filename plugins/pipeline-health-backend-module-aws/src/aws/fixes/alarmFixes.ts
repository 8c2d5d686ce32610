import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { fixesOf } from './fixesOf';
import { Call, Input, only, Properties, ResourceType } from './Repair';

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
  return fixesOf(
    { region },
    {
      calls: [rewriting(name, change)],
      resources: [
        { type: ALARM, name, properties: { AlarmName: name, ...change } },
      ],
    },
  );
}

function rewriting(name: string, change: Properties): Call {
  const dropped = 'Statistic' in change ? ['ExtendedStatistic'] : [];
  const kept = KEPT.filter(member => !dropped.includes(member));
  return {
    service: 'cloudwatch',
    operation: 'PutMetricAlarm',
    input: change,
    read: {
      operation: 'DescribeAlarms',
      input: { AlarmNames: [name] },
      filter: `.MetricAlarms[0] | ${only(kept)}`,
    },
  };
}
