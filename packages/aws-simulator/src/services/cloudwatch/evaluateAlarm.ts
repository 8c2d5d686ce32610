import { MetricAlarm, StateValue } from '@aws-sdk/client-cloudwatch';
import { MetricStore } from '../../metrics/MetricStore';
import { Scope } from '../../wire/wireMessages';
import { metricIdentity } from './metricIdentity';
import { readPeriod } from './readPeriod';
import { statisticOf } from './Statistic';

/** By then a period is no longer revised. */
const revisionTime = 600_000;

const comparisons: Record<
  string,
  (value: number, threshold: number) => boolean
> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** The state of an alarm by the last complete periods; undefined leaves it as it is. */
export function evaluateAlarm(
  alarm: MetricAlarm,
  scope: Scope,
  metrics: MetricStore,
  now: number,
): StateValue | undefined {
  const values = readValues(alarm, scope, metrics, now);
  const breaches = comparisons[alarm.ComparisonOperator ?? ''];
  if (!values || !breaches) {
    return undefined;
  }
  const missing = alarm.TreatMissingData ?? 'missing';
  if (values.every(value => value === undefined)) {
    return stateWithoutData(missing);
  }
  const breaching = values.filter(value =>
    value === undefined
      ? missing === 'breaching'
      : breaches(value, alarm.Threshold ?? 0),
  ).length;
  const needed = alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 1;
  return breaching >= needed ? 'ALARM' : 'OK';
}

function readValues(
  alarm: MetricAlarm,
  scope: Scope,
  metrics: MetricStore,
  now: number,
): Array<number | undefined> | undefined {
  const statistic = statisticOf(
    alarm.ExtendedStatistic ?? alarm.Statistic ?? '',
  );
  const period = alarm.Period ?? 60;
  if (!statistic || period % 60 !== 0) {
    return undefined;
  }
  const series = metrics.find(scope, metricIdentity(alarm));
  const minutes = period / 60;
  const newest = Math.floor(now / 60_000 / minutes) * minutes;
  return Array.from({ length: alarm.EvaluationPeriods ?? 1 }, (_, index) => {
    const to = newest - index * minutes;
    const sample =
      series &&
      readPeriod(
        series,
        { from: to - minutes, to, period },
        now + revisionTime,
      );
    return sample && statistic(sample);
  });
}

function stateWithoutData(missing: string): StateValue | undefined {
  switch (missing) {
    case 'breaching':
      return 'ALARM';
    case 'notBreaching':
      return 'OK';
    case 'ignore':
      return undefined;
    default:
      return 'INSUFFICIENT_DATA';
  }
}
