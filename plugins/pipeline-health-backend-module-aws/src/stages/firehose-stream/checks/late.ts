import {
  AttemptsVerdict,
  judgeAttempts,
  seconds,
  time,
} from '../../../judging';
import {
  bufferSeconds,
  DescribedFirehose,
  FirehoseCheck,
} from '../FirehoseInventory';
import { lossClock } from '../lossClock';
import { freshnessLines, thresholds } from '../thresholds';
import { freshness } from '../waiting';
import { destinationOf } from './destination';

/** Firehose gathers, transforms and retries before a delivery shows. */
export const PATIENCE_SECONDS = 15 * 60;

export const dataStale: FirehoseCheck = {
  id: 'data-stale',
  title: 'Data is late',
  description:
    'Records wait in the stream longer than its buffering explains: delivery cannot keep up or has stalled.',
  claim: 'backlog',
  covers: ['source-lagging'],
  metric: 'dataFreshness',
  messages: {
    title:
      'Records wait {{age}} before they reach {{destination}}; up to {{buffer}} is normal here',
    title_losing:
      'Records wait {{age}} before they reach {{destination}}, usual is {{buffer}}; lost from {{lossAt}} on',
    remedy:
      'See whether {{destination}} rejects or throttles writes, whether the transform is slow, and whether the backup bucket can be written; Firehose stalls when neither takes the records.',
  },
  run(context) {
    const { inventory } = context;
    const buffer = bufferSeconds(inventory);
    const lines = freshnessLines(context);
    const last = freshness(context);
    const verdict = lateness(context);
    const loss = lossClock(context);
    return (
      last &&
      verdict && {
        severity: verdict.severity,
        ...(loss && { variant: 'losing' }),
        values: {
          age: seconds(last.value),
          buffer: seconds(buffer),
          destination: destinationOf(inventory),
          ...(loss && { lossAt: time(context.now + loss.seconds * 1000) }),
        },
        evidence: {
          dataFreshnessSeconds: last.value,
          bufferIntervalSeconds: buffer,
          lateSinceAt: new Date(verdict.since).toISOString(),
          ...(lines.warning !== undefined && {
            warningLineSeconds: lines.warning,
          }),
          ...(lines.critical !== undefined && {
            criticalLineSeconds: lines.critical,
          }),
          ...(loss && { timeToLossSeconds: loss.seconds }),
        },
        onsetAt: verdict.since,
      }
    );
  },
};

/** Whether records wait for longer than they should. */
export function lateness(
  context: DescribedFirehose,
): AttemptsVerdict | undefined {
  const buffer = bufferSeconds(context.inventory);
  const samples = context.samples.dataFreshness ?? [];
  const last = freshness(context);
  const before = samples.at(-2);
  const patience = Math.max(PATIENCE_SECONDS, 3 * buffer) * 1000;
  // One late batch alone, with nothing before and after it, is no stall.
  return !last || !before || last.at - before.at > patience
    ? undefined
    : judgeAttempts({
        samples,
        threshold: thresholds.dataFreshness,
        lines: freshnessLines(context),
        interval: buffer,
        now: context.now,
        recovers: 'at-once',
      });
}
