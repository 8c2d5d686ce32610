import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, Lines, severityOf } from '../../judging';
import { bufferSeconds, FirehoseContext } from './context';
import { freshnessLines } from './freshness';
import { FirehoseThreshold, thresholds } from './thresholds';
import { undelivered } from './undelivered';

const HOUR_MS = 3_600_000;

/** Trouble that began earlier than this is old enough to be called three days old. */
const TROUBLE_MS = 72 * HOUR_MS;

/** What is usual for a stream is told by the day before it fell silent. */
const SILENCE_MS = 27 * HOUR_MS;
const SILENT_AFTER_MS = HOUR_MS / 6;

/**
 * From when on samples are needed: trouble that fills all that is known may
 * have begun before, and of a silent stream we must know what was usual.
 */
export function lookback(context: FirehoseContext): {
  [metric: string]: number;
} {
  if (!context.inventory) {
    return {};
  }
  const { samples, thresholds: lines, now } = context;
  const troubled = (
    metric: string,
    threshold: FirehoseThreshold,
    is: Lines = lines[threshold],
  ) => (fillsAll(samples[metric], threshold, is) ? [metric] : []);
  const metrics = [
    ...troubled('deliverySuccess', 'deliverySuccess'),
    ...troubled('legacyDeliverySuccess', 'deliverySuccess'),
    ...troubled('dataFreshness', 'dataFreshness', freshnessLines(context)),
    ...troubled('transformSuccess', 'transformSuccess'),
    ...troubled('sourceLag', 'sourceLag'),
  ];
  return {
    ...Object.fromEntries(metrics.map(metric => [metric, now - TROUBLE_MS])),
    ...(isSilent(context) && {
      incomingRecords: now - SILENCE_MS,
      deliveredRecords: now - SILENCE_MS,
      deliverySuccess: now - SILENCE_MS,
    }),
  };
}

function fillsAll(
  samples: readonly Sample[] = [],
  threshold: FirehoseThreshold,
  lines: Lines,
): boolean {
  return [samples[0], samples[samples.length - 1]].every(
    sample => sample && severityOf(sample.value, thresholds[threshold], lines),
  );
}

/** Nothing comes in, or nothing of it goes out. */
function isSilent(context: FirehoseContext): boolean {
  const { readings, samples } = context;
  const arrivals = (samples.incomingRecords ?? []).filter(
    ({ value }) => value > 0,
  );
  const patience = SILENT_AFTER_MS + 2_000 * bufferSeconds(context);
  const silentFrom = knownUntil(context, context.now) - patience;
  const lastArrival = arrivals[arrivals.length - 1]?.at;
  const waiting = undelivered(context);
  // Streams that never had a record have nothing to look back to.
  return lastArrival === undefined
    ? readings.incomingRecords !== undefined
    : lastArrival < silentFrom || (waiting?.since.at ?? Infinity) < silentFrom;
}
