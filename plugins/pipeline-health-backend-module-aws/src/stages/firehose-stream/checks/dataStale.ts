import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatDuration } from '../../../judging/words';
import { judgeAttempts } from '../../../judging';
import {
  bufferSeconds,
  destinationOf,
  FirehoseCheck,
  newest,
} from '../context';
import { freshnessLines } from '../freshness';
import { lossClock } from '../lossClock';
import { thresholds } from '../thresholds';

export const dataStale: FirehoseCheck = {
  id: 'data-stale',
  description:
    'Records wait in the stream longer than its buffering explains: delivery cannot keep up or has stalled.',
  run(context): FindingDraft | undefined {
    const lines = freshnessLines(context);
    const verdict = judgeAttempts({
      samples: context.samples.dataFreshness,
      threshold: thresholds.dataFreshness,
      lines,
      interval: 60,
      now: context.now,
    });
    const age = newest(context, 'dataFreshness')?.value;
    if (!verdict || age === undefined) {
      return undefined;
    }
    const buffer = bufferSeconds(context);
    const to = destinationOf(context);
    const loss = lossClock(context);
    return {
      severity: verdict.severity,
      title: [
        `Records wait ${formatDuration(
          age,
        )} before they reach ${to}; up to ${formatDuration(
          buffer,
        )} is normal here`,
        ...(loss
          ? [`the first are lost in ${formatDuration(loss.seconds)}`]
          : []),
      ].join('; '),
      evidence: {
        dataFreshnessSeconds: age,
        bufferIntervalSeconds: buffer,
        lateSinceAt: new Date(verdict.since).toISOString(),
        ...(lines.warning !== undefined && {
          warningLineSeconds: lines.warning,
        }),
        ...(lines.critical !== undefined && {
          criticalLineSeconds: lines.critical,
        }),
        ...(loss && {
          timeToLossSeconds: loss.seconds,
          retentionSeconds: loss.retentionSeconds,
        }),
      },
      remedy: `See whether ${to} rejects or throttles writes, whether the transform is slow, and whether the backup bucket can be written; Firehose stalls when neither takes the records.`,
    };
  },
};
