import {
  Finding,
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import { KeyFigureChoice } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts } from '../../judging';
import { deliveries, successSamples, transformCalls } from './attempts';
import { FirehoseContext } from './FirehoseInventory';
import { freshness } from './waiting';

const DAY_MS = 86_400_000;

/** The delivery success under one name, whichever the stream publishes. */
export function deriveReadings(context: FirehoseContext): {
  [metric: string]: Reading;
} {
  const last = successSamples(context).at(-1);
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
  const success = deliveryShare(context);
  const age = freshness(context);
  return {
    ...(success !== undefined && { deliverySuccess: success }),
    ...(age && { dataFreshness: age.value }),
  };
}

/** What is tried seldom is shown as it is judged, by its last attempts. */
export function keyFigure(
  context: FirehoseContext,
  finding: Pick<Finding, 'id'> | undefined,
): KeyFigureChoice | undefined {
  switch (finding?.id) {
    case 'firehose-stream/transform-failing':
      return share(
        'transformSuccess',
        judgeAttempts(transformCalls(context))?.value,
      );
    case 'firehose-stream/delivery-failing':
    case undefined:
      return share('deliverySuccess', deliveryShare(context));
    default:
      return undefined;
  }
}

function share(
  metric: string,
  value: number | undefined,
): KeyFigureChoice | undefined {
  return value === undefined ? undefined : { metric, value, unit: 'ratio' };
}

/** While deliveries fail, the share by which they are judged; otherwise that of the last one, within a day. */
function deliveryShare(context: FirehoseContext): number | undefined {
  const last = successSamples(context).at(-1);
  return (
    judgeAttempts(deliveries(context))?.value ??
    (last && last.at >= context.now - DAY_MS ? last.value : undefined)
  );
}
