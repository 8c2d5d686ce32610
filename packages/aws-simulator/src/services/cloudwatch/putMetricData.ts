import {
  MetricDatum,
  PutMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { MetricStore } from '../../metrics/MetricStore';
import { mergeSamples, Sample, sampleOf } from '../../metrics/Series';
import { Call } from '../../wire/wireMessages';
import { metricIdentity } from './metricIdentity';
import { validationError } from './validationError';

const datumLimit = 1000;
const oldest = 14 * 86_400_000;
const newest = 2 * 3_600_000;

/** Stores metrics from outside, each sample in its minute. */
export function putMetricData(
  input: PutMetricDataCommandInput,
  call: Call,
  metrics: MetricStore,
): void {
  const data = input.MetricData ?? [];
  if (data.length > datumLimit) {
    throw validationError(
      `The collection MetricData must not have a size greater than ${datumLimit}.`,
    );
  }
  for (const datum of data) {
    const time = datum.Timestamp?.getTime() ?? call.now;
    if (time < call.now - oldest || time > call.now + newest) {
      throw validationError(
        'The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks and no more than two hours in the future.',
      );
    }
    const identity = metricIdentity({ ...datum, Namespace: input.Namespace });
    metrics
      .series(call, identity)
      .put(Math.floor(time / 60_000), readDatum(datum));
  }
}

function readDatum(datum: MetricDatum): Sample {
  const { StatisticValues: statistics, Values: values, Value: value } = datum;
  if (statistics) {
    const count = statistics.SampleCount ?? 0;
    const sum = statistics.Sum ?? 0;
    return {
      sum,
      count,
      minimum: statistics.Minimum ?? 0,
      maximum: statistics.Maximum ?? 0,
      values: [[sum / count, count]],
    };
  }
  if (values?.length) {
    return values
      .map((each, index) => sampleOf(each, datum.Counts?.[index] ?? 1))
      .reduce(mergeSamples);
  }
  if (value === undefined) {
    throw validationError(
      'At least one of the parameters MetricData.member.1.Value, Values or StatisticValues must be specified.',
    );
  }
  return sampleOf(value);
}
