import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, severityOf, suddenSilence } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { LambdaCheck } from '../context';
import { thresholds } from '../thresholds';

export const callsStopped: LambdaCheck = {
  id: 'calls-stopped',
  description:
    'The function is not called any more, although it was called nearly all the time before.',
  run(context): FindingDraft | undefined {
    const silence = suddenSilence(
      context.samples.invocations,
      knownUntil(context, context.now),
    );
    const severity =
      silence &&
      severityOf(
        silence.seconds,
        thresholds.callSilence,
        context.thresholds.callSilence,
      );
    return (
      severity && {
        severity,
        starvation: true,
        title: `The function has not been called for ${formatDuration(
          silence.seconds,
        )}; before that it was ${formatCount(
          Math.round(silence.usualPerMinute),
          'call',
        )} a minute`,
        evidence: {
          silentSeconds: silence.seconds,
          lastCallAt: new Date(silence.lastAt).toISOString(),
          usualCallsPerMinute: Math.round(silence.usualPerMinute),
        },
        remedy:
          'Look at what calls it: the queue or stream before it, its event source mapping, or the delivery stream whose transform it is.',
      }
    );
  },
};
