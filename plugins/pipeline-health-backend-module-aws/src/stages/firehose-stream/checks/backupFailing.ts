import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatPercent } from '../../../judging/words';
import { judgeAttempts } from '../../../judging';
import { bufferSeconds, FirehoseCheck } from '../context';
import { thresholds } from '../thresholds';

export const backupFailing: FirehoseCheck = {
  id: 'backup-failing',
  description:
    'Writing to the S3 bucket behind the stream fails. When neither destination nor backup take a record, delivery stalls until the record expires.',
  run(context): FindingDraft | undefined {
    const { backup, staging } = context.inventory;
    const bucket = backup ?? staging;
    const { backupSuccess, backupWriteSuccess, stagingSuccess } =
      context.samples;
    const verdict = [backupSuccess, backupWriteSuccess, stagingSuccess]
      .map(samples =>
        judgeAttempts({
          samples,
          threshold: thresholds.backupSuccess,
          lines: context.thresholds.backupSuccess,
          interval: bufferSeconds(context),
          now: context.now,
        }),
      )
      .find(Boolean);
    return (
      verdict && {
        severity: verdict.severity,
        title: `Only ${formatPercent(verdict.value)} of the writes to ${
          bucket?.bucketArn.replace(/^.*:::/, 'the bucket ') ?? 'S3'
        } succeed`,
        evidence: {
          backupSuccessRatio: verdict.value,
          failingSinceAt: new Date(verdict.since).toISOString(),
          ...(bucket && { bucket: bucket.bucketArn }),
        },
        remedy:
          "Check that the bucket exists and that the stream's role may s3:PutObject there and use its KMS key.",
      }
    );
  },
};
