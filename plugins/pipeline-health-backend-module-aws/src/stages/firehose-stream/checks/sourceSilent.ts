import {
  FindingDraft,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf } from '../../../judging';
import { formatCount, formatDuration } from '../../../text';
import { FirehoseCheck, knownUntil } from '../context';
import { thresholds } from '../thresholds';

const SLOT_MS = 300_000;
const USUAL_MS = 3 * 3_600_000;
/** Of five-minute slots before the silence, this share must have had records. */
const USUAL_SHARE = 0.8;

export const sourceSilent: FirehoseCheck = {
  id: 'source-silent',
  description:
    'Nothing comes in any more, although records came nearly all the time before: a producer or the source has stopped.',
  run(context): FindingDraft | undefined {
    const arrivals = (context.samples.incomingRecords ?? []).filter(
      ({ value }) => value > 0,
    );
    const last = arrivals[arrivals.length - 1];
    if (!last || !usuallyBusy(arrivals, last.at)) {
      return undefined;
    }
    const seconds = (knownUntil(context) - last.at) / 1000 - 60;
    const severity = severityOf(
      seconds,
      thresholds.sourceSilence,
      context.thresholds.sourceSilence,
    );
    if (!severity) {
      return undefined;
    }
    const before = arrivals.filter(({ at }) => at > last.at - USUAL_MS);
    const minutes = (last.at - before[0].at) / 60_000 + 1;
    const rate = Math.round(
      before.reduce((sum, { value }) => sum + value, 0) / minutes,
    );
    return {
      severity,
      starvation: true,
      title: `Nothing has come in for ${formatDuration(
        seconds,
      )}; before that it was ${formatCount(rate, 'record')} a minute`,
      evidence: {
        silentSeconds: seconds,
        lastRecordAt: new Date(last.at).toISOString(),
        usualRecordsPerMinute: rate,
      },
      remedy:
        'Find out why the producers or the source stopped; the stream itself only waits.',
    };
  },
};

function usuallyBusy(arrivals: Sample[], until: number): boolean {
  const from = until - USUAL_MS;
  const slots = new Set(
    arrivals
      .filter(({ at }) => at > from)
      .map(({ at }) => Math.floor(at / SLOT_MS)),
  );
  const all = Math.floor(until / SLOT_MS) - Math.floor(from / SLOT_MS);
  return slots.size >= all * USUAL_SHARE;
}
