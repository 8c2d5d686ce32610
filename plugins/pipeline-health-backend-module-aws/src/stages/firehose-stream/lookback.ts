import { SAMPLES_SINCE } from '@pipeline-health/plugin-pipeline-health-node';
import { attemptsLookback, silenceLookback } from '../../judging';
import { allAttempts, DELIVERY } from './attempts';
import { FAILURES, failureWindow } from './failures';
import { bufferSeconds, FirehoseContext } from './FirehoseInventory';
import { lastUseFrom } from './hops';
import { retentionOf } from './lossClock';
import { AGES } from './losses';
import { freshnessLines, thresholds } from './thresholds';
import { lastDelivery } from './waiting';

/** What tells what became of the records that came in. */
const LEFT = [
  'backupRecords',
  'transformSuccess',
  'transformedRecords',
  'failedConversions',
];
const HOUR_MS = 3_600_000;
/** CloudWatch keeps minutes for as long as this. */
const LONGEST_MS = 15 * 24 * HOUR_MS;
/** What was usual is told by the hours before the last delivery. */
const USUAL_MS = 4 * HOUR_MS;
const SILENT_AFTER_MS = HOUR_MS / 6;

/**
 * From when on samples are needed: attempts may be too seldom to be judged by
 * the few that are known, trouble that fills all that is known may have begun
 * before, and of a stream that does not deliver any more we must know what came
 * in since, and whether that was usual.
 */
export function lookback(context: FirehoseContext): {
  [metric: string]: number;
} {
  const { inventory, samples, readings, thresholds: lines, now } = context;
  const wanted: { [metric: string]: number } = {};
  if (!inventory) {
    return wanted;
  }
  const want = (metrics: readonly string[], from: number | undefined) => {
    for (const metric of metrics) {
      if (from !== undefined && from < now - SAMPLES_SINCE && samples[metric]) {
        wanted[metric] = Math.min(wanted[metric] ?? from, from);
      }
    }
  };

  for (const attempts of allAttempts(context)) {
    want(attempts.metrics, attemptsLookback(attempts));
  }
  for (const metric of ['dataFreshness', 'sourceLag'] as const) {
    const question = {
      now,
      samples: samples[metric],
      threshold: thresholds[metric],
      lines:
        metric === 'dataFreshness' ? freshnessLines(context) : lines[metric],
    };
    want([metric], attemptsLookback(question));
  }
  if (inventory.transform) {
    want(
      ['incomingRecords', 'transformedRecords', 'transformDuration'],
      lastUseFrom(context),
    );
  }
  want(['incomingRecords'], silenceLookback(context, 'incomingRecords', now));
  const retentionMs = 1000 * (retentionOf(context) ?? Infinity);
  if (
    AGES.some(
      metric => 1000 * (readings[metric]?.value ?? 0) > retentionMs - HOUR_MS,
    )
  ) {
    // What is lost now came in as long ago as records are kept.
    want(['incomingRecords'], now - retentionMs - SAMPLES_SINCE);
  }
  const deliveredAt = lastDelivery(context);
  const patience = SILENT_AFTER_MS + 2_000 * bufferSeconds(inventory);
  if (deliveredAt === undefined) {
    want(
      [...DELIVERY, 'incomingRecords', ...LEFT],
      readings.incomingRecords && now - LONGEST_MS,
    );
  } else if (deliveredAt < now - patience) {
    want(
      ['incomingRecords', ...LEFT],
      Math.max(deliveredAt - USUAL_MS, now - LONGEST_MS),
    );
  }
  want(FAILURES, failureWindow(context)?.from);
  return wanted;
}
