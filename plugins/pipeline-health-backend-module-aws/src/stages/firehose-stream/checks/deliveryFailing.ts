import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatDuration, formatPercent } from '../../../judging/words';
import { judgeAttempts } from '../../../judging';
import { bufferSeconds, destinationOf, FirehoseCheck } from '../context';
import { successSamples } from '../successSamples';
import { thresholds } from '../thresholds';

export const deliveryFailing: FirehoseCheck = {
  id: 'delivery-failing',
  description:
    'The destination does not take a part of the records. They are retried for a while and then kept in the backup bucket, or lost without one.',
  run(context): FindingDraft | undefined {
    const verdict = judgeAttempts({
      samples: successSamples(context),
      threshold: thresholds.deliverySuccess,
      lines: context.thresholds.deliverySuccess,
      interval: bufferSeconds(context),
      now: context.now,
    });
    if (!verdict) {
      return undefined;
    }
    const { inventory } = context;
    const to = destinationOf(context);
    const lasting = formatDuration((context.now - verdict.since) / 1000);
    return {
      severity: verdict.severity,
      title:
        verdict.value < 0.001
          ? `No record has reached ${to} for ${lasting}`
          : `Only ${formatPercent(
              verdict.value,
            )} of the records have reached ${to} for ${lasting}`,
      evidence: {
        deliverySuccessRatio: verdict.value,
        worstDeliverySuccessRatio: verdict.worst,
        failingAttempts: verdict.breaching,
        attempts: verdict.attempts,
        failingSinceAt: new Date(verdict.since).toISOString(),
        ...(inventory.destination?.target && {
          destination: inventory.destination.target,
        }),
        ...(inventory.backup && { backup: inventory.backup.bucketArn }),
      },
      remedy: [
        `Look at the health of ${to} and at the error log of the stream${
          inventory.destination?.errorLogging ? '' : ' (switch it on)'
        }.`,
        inventory.backup
          ? 'What is not taken lies in the backup bucket with its error code, and can be sent again from there.'
          : 'Configure an S3 backup, or what is not taken will be lost.',
      ].join(' '),
    };
  },
};
