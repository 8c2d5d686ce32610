import { severityOf, sumSince } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { backlogOf } from '../backlog';
import { isDeadLetterQueue, QueueCheck } from '../context';
import { lossClock } from '../lossClock';
import { oldestAgeNow } from '../oldestAge';
import { silenceOf } from '../silence';
import { thresholds } from '../thresholds';

export const consumerStopped: QueueCheck = {
  id: 'consumer-stopped',
  description:
    'Messages wait, and for some time nothing has been received or deleted: nobody consumes the queue.',
  run(context) {
    const silence = silenceOf(context);
    const backlog = backlogOf(context);
    if (!silence || !backlog || isDeadLetterQueue(context)) {
      return undefined;
    }
    const severity = severityOf(
      silence.seconds,
      thresholds.consumerSilence,
      context.thresholds.consumerSilence,
    );
    if (!severity) {
      return undefined;
    }
    const { now, samples } = context;
    const { lastActivityAt, observedSince } = silence;
    const age = oldestAgeNow(context, now);
    const empties = sumSince(samples.emptyReceives, observedSince);
    const loss = lossClock(context);
    return {
      severity,
      title: [
        `The consumer has stopped: ${formatCount(
          backlog.visible,
          'message',
        )} wait, nothing was received for ${formatDuration(silence.seconds)}`,
        loss && loss.seconds > 0
          ? `the first is lost in ${formatDuration(loss.seconds)}`
          : undefined,
      ]
        .filter(Boolean)
        .join('; '),
      evidence: {
        messagesVisible: backlog.visible,
        silenceSeconds: Math.round(silence.seconds),
        ...(lastActivityAt === undefined
          ? { silentAtLeastSinceAt: new Date(observedSince).toISOString() }
          : { lastActivityAt: new Date(lastActivityAt).toISOString() }),
        ...(age !== undefined && { oldestMessageAgeSeconds: Math.round(age) }),
        ...(empties !== undefined && { emptyReceives: empties }),
        ...(loss && { timeToLossSeconds: Math.round(loss.seconds) }),
      },
      remedy:
        'Start the consumer again: look at its last deployment, its credentials and its log at the time of the last receive. If that takes long, raise the retention of the queue first.',
    };
  },
};
