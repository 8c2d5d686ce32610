import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts } from '../../../judging';
import { formatDuration } from '../../../judging/words';
import { LambdaCheck } from '../context';
import { streamLagOf } from '../streamLag';
import { thresholds } from '../thresholds';

export const streamLagging: LambdaCheck = {
  id: 'stream-lagging',
  description:
    'The function is behind the stream that it reads. Records that it does not read before their retention ends are lost.',
  run(context): FindingDraft | undefined {
    const lag = streamLagOf(context);
    if (!lag) {
      return undefined;
    }
    const share = context.thresholds.iteratorAgeOfRetention.critical;
    const verdict = judgeAttempts({
      samples: context.samples.iteratorAge,
      threshold: thresholds.iteratorAge,
      lines: {
        warning: context.thresholds.iteratorAge.warning,
        critical:
          context.thresholds.iteratorAge.critical ??
          (share === undefined ? undefined : share * lag.retentionSeconds),
      },
      interval: 60,
      now: context.now,
    });
    return (
      verdict && {
        severity: verdict.severity,
        title: `The function is ${formatDuration(
          lag.seconds,
        )} behind its stream${
          lag.secondsToLoss === undefined
            ? ''
            : `; the first records are lost in ${formatDuration(
                lag.secondsToLoss,
              )}`
        }`,
        evidence: {
          iteratorAgeSeconds: lag.seconds,
          retentionSeconds: lag.retentionSeconds,
          laggingSinceAt: new Date(verdict.since).toISOString(),
          ...(lag.secondsToLoss !== undefined && {
            timeToLossSeconds: lag.secondsToLoss,
          }),
        },
        remedy:
          'See whether one bad record is tried again and again; if the calls succeed, raise the parallelization factor, the batch size or the number of shards.',
      }
    );
  },
};
