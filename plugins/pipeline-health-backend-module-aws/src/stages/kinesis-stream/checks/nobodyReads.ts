import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, severityOf, sumSince } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { KinesisCheck, newest } from '../context';
import { secondsToLoss, unreadSince } from '../lag';
import { thresholds } from '../thresholds';

export const nobodyReads: KinesisCheck = {
  id: 'nobody-reads',
  description:
    'Records come in and nobody reads them any more, although the stream was read before: the consumer has stopped.',
  run(context): FindingDraft | undefined {
    const lastRead = newest(context, 'iteratorAge')?.at;
    const since = unreadSince(context);
    if (since === undefined || lastRead === undefined) {
      return undefined;
    }
    const seconds = (knownUntil(context, context.now) - lastRead) / 1000;
    const severity = severityOf(
      seconds,
      thresholds.unreadSilence,
      context.thresholds.unreadSilence,
    );
    if (!severity) {
      return undefined;
    }
    const records =
      sumSince(context.samples.incomingRecords, lastRead + 1) ?? 0;
    const loss = secondsToLoss(context);
    return {
      severity,
      title: [
        `Nobody has read the stream for ${formatDuration(
          seconds,
        )}, while ${formatCount(records, 'record')} came in`,
        ...(loss === undefined
          ? []
          : [`the first are lost in ${formatDuration(loss)}`]),
      ].join('; '),
      evidence: {
        unreadSeconds: seconds,
        recordsUnread: records,
        lastReadAt: new Date(lastRead).toISOString(),
        ...(loss !== undefined && { timeToLossSeconds: loss }),
        ...(context.inventory.retentionSeconds && {
          retentionSeconds: context.inventory.retentionSeconds,
        }),
      },
      remedy:
        'Start the consumer again, or repair its permission to read. Raise the retention of the stream if that takes long: what has not expired yet is kept.',
    };
  },
};
