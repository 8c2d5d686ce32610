import {
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import { FirehoseContext, newest } from './context';
import { successSamples } from './successSamples';

/** The delivery success under one name, whichever the stream publishes. */
export function deriveReadings(context: FirehoseContext): {
  [metric: string]: Reading;
} {
  const samples = successSamples(context);
  const last = samples[samples.length - 1];
  return last
    ? {
        deliverySuccess: {
          value: last.value,
          unit: 'ratio',
          at: new Date(last.at).toISOString(),
        },
      }
    : {};
}

/** What a stream adds to the row of its pipeline. */
export function summarize(context: FirehoseContext): SummaryReadings {
  const success = deriveReadings(context).deliverySuccess;
  const freshness = newest(context, 'dataFreshness');
  return {
    ...(success && { deliverySuccess: success.value }),
    ...(freshness && { dataFreshness: freshness.value }),
  };
}
