import {
  Finding,
  Reading,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  KeyFigureChoice,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts, sumSince } from '../../judging';
import { deliveries, successSamples, transformCalls } from './attempts';
import { FirehoseContext } from './FirehoseInventory';
import { freshness } from './waiting';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What is buffered comes in bursts, the longest of which are so far apart. */
const BURSTS_MS = 15 * MINUTE_MS;

/** The delivery success under one name, whichever the stream publishes, and what goes through a minute. */
export function deriveReadings(context: FirehoseContext): {
  [metric: string]: Reading;
} {
  const last = successSamples(context).at(-1);
  return {
    ...(last && {
      deliverySuccess: {
        value: last.value,
        unit: 'ratio' as const,
        at: new Date(last.at).toISOString(),
      },
    }),
    ...rate('deliveredRate', context.samples.deliveredRecords),
    ...rate('backupRate', context.samples.backupRecords),
  };
}

/** How many a minute, over the time between two bursts. */
function rate(metric: string, samples: readonly Sample[] | undefined) {
  const last = samples?.at(-1);
  const sum = sumSince(samples, (last?.at ?? 0) - BURSTS_MS + 1);
  return last && sum !== undefined
    ? {
        [metric]: {
          value: Math.round(sum / (BURSTS_MS / MINUTE_MS)),
          unit: 'count' as const,
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
