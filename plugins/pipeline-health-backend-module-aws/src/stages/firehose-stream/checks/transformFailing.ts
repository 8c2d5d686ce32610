import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatDuration, formatPercent } from '../../../judging/words';
import { judgeAttempts } from '../../../judging';
import { FirehoseCheck } from '../context';
import { thresholds } from '../thresholds';

export const transformFailing: FirehoseCheck = {
  id: 'transform-failing',
  description:
    'Calls of the transform function fail. After its retries the records are kept under processing-failed in the backup bucket and never delivered.',
  run(context): FindingDraft | undefined {
    const { transform, backup } = context.inventory;
    const verdict =
      transform &&
      judgeAttempts({
        samples: context.samples.transformSuccess,
        threshold: thresholds.transformSuccess,
        lines: context.thresholds.transformSuccess,
        interval: transform.bufferIntervalSeconds,
        now: context.now,
      });
    return (
      verdict && {
        severity: verdict.severity,
        title: `The transform ${nameOf(
          transform.functionArn,
        )} fails: ${formatPercent(verdict.value)} of its calls succeed`,
        evidence: {
          transformSuccessRatio: verdict.value,
          worstTransformSuccessRatio: verdict.worst,
          failingSinceAt: new Date(verdict.since).toISOString(),
          function: transform.functionArn,
          retries: transform.retries,
        },
        remedy: `Look at the errors, throttles and log of the function, and at what was last deployed. ${
          backup
            ? 'The records that failed lie in the backup bucket under processing-failed/.'
            : 'Without a backup bucket the failed records are gone.'
        }`,
      }
    );
  },
};

export const transformSlow: FirehoseCheck = {
  id: 'transform-slow',
  description:
    'The transform function takes long. Firehose waits 5 minutes for one call; records behind it wait meanwhile.',
  run(context): FindingDraft | undefined {
    const { transform } = context.inventory;
    const verdict =
      transform &&
      judgeAttempts({
        samples: context.samples.transformDuration,
        threshold: thresholds.transformDuration,
        lines: context.thresholds.transformDuration,
        interval: transform.bufferIntervalSeconds,
        now: context.now,
      });
    return (
      verdict && {
        severity: verdict.severity,
        title: `The transform ${nameOf(
          transform.functionArn,
        )} takes up to ${formatDuration(
          verdict.worst,
        )} a call; Firehose gives up after 5 min`,
        evidence: {
          transformDurationSeconds: verdict.worst,
          slowSinceAt: new Date(verdict.since).toISOString(),
          function: transform.functionArn,
        },
        remedy:
          'Give the function more memory, a smaller buffer (BufferSizeInMBs), or less to do for each record.',
      }
    );
  },
};

function nameOf(functionArn: string): string {
  return functionArn.split(':')[6] ?? functionArn;
}
