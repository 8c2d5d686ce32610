import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { sumSince } from '../../../judging';
import { formatCount } from '../../../judging/words';
import { destinationOf, FirehoseCheck } from '../context';

const HOUR_SECONDS = 3_600;

export const failedDocuments: FirehoseCheck = {
  id: 'failed-documents',
  description:
    'Records went to the backup because they could not be delivered or converted. They are safe, but missing at the destination until somebody sends them again.',
  run(context): FindingDraft | undefined {
    const { backup } = context.inventory;
    const from = context.now - HOUR_SECONDS * 1000;
    const total = (metric: string) =>
      sumSince(context.samples[metric], from) ?? 0;
    const saved = backup?.content === 'failed' ? total('backupRecords') : 0;
    const rows = total('failedRows');
    const conversions = total('failedConversions');
    const failed = Math.max(saved, rows) + conversions;
    return failed > 0
      ? {
          severity: 'warning',
          title: `${formatCount(
            failed,
            'record',
          )} of the last hour could not be delivered to ${destinationOf(
            context,
          )}`,
          evidence: {
            failedRecords: failed,
            ...(conversions && { failedConversions: conversions }),
            windowSeconds: HOUR_SECONDS,
            ...(backup && { backup: backup.bucketArn }),
          },
          remedy:
            'Read errorCode and errorMessage of the newest failed objects in the backup bucket, repair the cause, and send their rawData again.',
        }
      : undefined;
  },
};
