import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatCount, formatDuration } from '../../../judging/words';
import { knownUntil, sumSince } from '../../../judging';
import { bufferSeconds, destinationOf, FirehoseCheck } from '../context';
import { lossClock } from '../lossClock';
import { undelivered } from '../undelivered';

/** Firehose gathers, transforms and retries before a delivery shows. */
const PATIENCE_SECONDS = 15 * 60;

export const deliveryStopped: FirehoseCheck = {
  id: 'delivery-stopped',
  description:
    'Records come in, and for longer than buffering explains nothing has been delivered or even tried.',
  run(context): FindingDraft | undefined {
    const waiting = undelivered(context);
    const patience = Math.max(PATIENCE_SECONDS, 3 * bufferSeconds(context));
    const seconds = waiting
      ? (knownUntil(context, context.now) - waiting.since.at) / 1000
      : 0;
    if (!waiting || seconds < patience) {
      return undefined;
    }
    const records =
      sumSince(context.samples.incomingRecords, waiting.since.at) ?? 0;
    const loss = lossClock(context);
    return {
      severity: 'critical',
      title: `Nothing has been delivered to ${destinationOf(
        context,
      )} for ${formatDuration(seconds)}, while ${formatCount(
        records,
        'record',
      )} came in`,
      evidence: {
        recordsWaiting: records,
        waitingSinceAt: new Date(waiting.since.at).toISOString(),
        waitingSeconds: seconds,
        ...(waiting.lastDeliveryAt && {
          lastDeliveryAt: new Date(waiting.lastDeliveryAt).toISOString(),
        }),
        ...(loss && { timeToLossSeconds: loss.seconds }),
      },
      remedy:
        "Check that the stream's role may still write to the destination and to the backup bucket, and that the transform function exists and answers.",
    };
  },
};
