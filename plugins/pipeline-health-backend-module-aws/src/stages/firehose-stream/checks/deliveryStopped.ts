import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatCount, formatDuration } from '../../../text';
import { sumSince } from '../../../judging';
import {
  bufferSeconds,
  destinationOf,
  FirehoseCheck,
  knownUntil,
  newest,
} from '../context';
import { lossClock } from '../lossClock';
import { successSamples } from '../successSamples';

/** Firehose gathers, transforms and retries before a delivery shows. */
const PATIENCE_SECONDS = 15 * 60;

export const deliveryStopped: FirehoseCheck = {
  id: 'delivery-stopped',
  description:
    'Records come in, and for longer than buffering explains nothing has been delivered or even tried.',
  run(context): FindingDraft | undefined {
    const type = context.inventory.destination?.type;
    if (!type || type === 'other') {
      return undefined;
    }
    const attempts = successSamples(context);
    const lastAttempt = Math.max(
      0,
      attempts[attempts.length - 1]?.at ?? 0,
      newest(context, 'deliveredRecords')?.at ?? 0,
    );
    const waiting = (context.samples.incomingRecords ?? []).find(
      ({ at, value }) => value > 0 && at > lastAttempt,
    );
    const patience = Math.max(PATIENCE_SECONDS, 3 * bufferSeconds(context));
    const seconds = waiting ? (knownUntil(context) - waiting.at) / 1000 : 0;
    if (!waiting || seconds < patience) {
      return undefined;
    }
    const records = sumSince(context.samples.incomingRecords, waiting.at) ?? 0;
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
        waitingSinceAt: new Date(waiting.at).toISOString(),
        waitingSeconds: seconds,
        ...(lastAttempt && {
          lastDeliveryAt: new Date(lastAttempt).toISOString(),
        }),
        ...(loss && { timeToLossSeconds: loss.seconds }),
      },
      remedy:
        "Check that the stream's role may still write to the destination and to the backup bucket, and that the transform function exists and answers.",
    };
  },
};
