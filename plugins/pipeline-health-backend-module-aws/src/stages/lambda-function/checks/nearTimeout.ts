import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts } from '../../../judging';
import { formatDuration, formatPercent } from '../../../judging/words';
import { LambdaCheck } from '../context';
import { timeoutShares } from '../ratios';
import { thresholds } from '../thresholds';

export const nearTimeout: LambdaCheck = {
  id: 'near-timeout',
  description:
    'The longest calls come close to the timeout or reach it. What reaches it is ended in the middle of its work, fails, and is tried again.',
  run(context): FindingDraft | undefined {
    const verdict = judgeAttempts({
      samples: timeoutShares(context),
      threshold: thresholds.durationOfTimeout,
      lines: context.thresholds.durationOfTimeout,
      interval: 60,
      now: context.now,
    });
    if (!verdict) {
      return undefined;
    }
    const { timeoutSeconds } = context.inventory;
    const longest = verdict.worst * timeoutSeconds;
    return {
      severity: verdict.severity,
      title:
        verdict.worst >= 1
          ? `Calls run into the timeout of ${formatDuration(timeoutSeconds)}`
          : `Calls take up to ${formatDuration(longest)}, ${formatPercent(
              verdict.worst,
            )} of the timeout`,
      evidence: {
        longestCallSeconds: longest,
        timeoutSeconds,
        durationOfTimeoutRatio: verdict.worst,
        slowSinceAt: new Date(verdict.since).toISOString(),
      },
      remedy:
        'Find out what became slow: something that the function calls, or larger batches. Until then raise the timeout or the memory, or lower the batch size.',
    };
  },
};
