import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, severityOf, suddenSilence } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { FirehoseCheck } from '../context';
import { thresholds } from '../thresholds';

export const sourceSilent: FirehoseCheck = {
  id: 'source-silent',
  description:
    'Nothing comes in any more, although records came nearly all the time before: a producer or the source has stopped.',
  run(context): FindingDraft | undefined {
    const silence = suddenSilence(
      context.samples.incomingRecords,
      knownUntil(context, context.now),
    );
    const severity =
      silence &&
      severityOf(
        silence.seconds,
        thresholds.sourceSilence,
        context.thresholds.sourceSilence,
      );
    if (!severity) {
      return undefined;
    }
    const rate = Math.round(silence.usualPerMinute);
    return {
      severity,
      starvation: true,
      title: `Nothing has come in for ${formatDuration(
        silence.seconds,
      )}; before that it was ${formatCount(rate, 'record')} a minute`,
      evidence: {
        silentSeconds: silence.seconds,
        lastRecordAt: new Date(silence.lastAt).toISOString(),
        usualRecordsPerMinute: rate,
      },
      remedy:
        'Find out why the producers or the source stopped; the stream itself only waits.',
    };
  },
};
