import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, severityOf, suddenSilence } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { KinesisCheck } from '../context';
import { thresholds } from '../thresholds';

export const sourceSilent: KinesisCheck = {
  id: 'source-silent',
  description:
    'Nothing is written any more, although records came nearly all the time before: the producers have stopped.',
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
    return (
      severity && {
        severity,
        starvation: true,
        title: `Nothing has been written for ${formatDuration(
          silence.seconds,
        )}; before that it was ${formatCount(
          Math.round(silence.usualPerMinute),
          'record',
        )} a minute`,
        evidence: {
          silentSeconds: silence.seconds,
          lastRecordAt: new Date(silence.lastAt).toISOString(),
          usualRecordsPerMinute: Math.round(silence.usualPerMinute),
        },
        remedy:
          'Find out why the producers stopped: a release, their credentials, or the network. The stream itself only waits.',
      }
    );
  },
};
