import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts } from '../../../judging';
import { formatDuration, formatPercent } from '../../../judging/words';
import { KinesisCheck } from '../context';
import { lagOf, secondsToLoss } from '../lag';
import { thresholds } from '../thresholds';

export const consumerLagging: KinesisCheck = {
  id: 'consumer-lagging',
  description:
    'The slowest reader is behind the newest record. What is not read before the retention ends is lost.',
  run(context): FindingDraft | undefined {
    const retention = context.inventory.retentionSeconds;
    const share = context.thresholds.iteratorAgeOfRetention.critical;
    const critical =
      context.thresholds.iteratorAge.critical ??
      (share !== undefined && retention ? share * retention : undefined);
    const verdict = judgeAttempts({
      samples: context.samples.iteratorAge,
      threshold: thresholds.iteratorAge,
      lines: { warning: context.thresholds.iteratorAge.warning, critical },
      interval: 60,
      now: context.now,
    });
    const lag = lagOf(context);
    if (!verdict || !lag?.reading) {
      return undefined;
    }
    const loss = secondsToLoss(context);
    return {
      severity: verdict.severity,
      // What lags here mostly waits for a stage that is slow further down.
      starvation: true,
      title: `A reader is ${formatDuration(lag.seconds)} behind${
        retention && loss !== undefined
          ? `, ${formatPercent(
              lag.seconds / retention,
            )} of the ${formatDuration(
              retention,
            )} that records are kept; the first are lost in ${formatDuration(
              loss,
            )}`
          : ''
      }`,
      evidence: {
        iteratorAgeSeconds: lag.seconds,
        laggingSinceAt: new Date(verdict.since).toISOString(),
        ...(retention && { retentionSeconds: retention }),
        ...(loss !== undefined && { timeToLossSeconds: loss }),
      },
      remedy:
        'See whether the reader fails, waits for what it writes to, or is throttled; give it more parallelism or the stream more shards. Raising the retention wins time at once.',
    };
  },
};
