import { severityInMost, severityOf } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { backlogOf } from '../backlog';
import { isDeadLetterQueue, QueueCheck, QueueContext } from '../context';
import { oldestAgeReading } from '../oldestAge';
import { thresholds } from '../thresholds';

/** So many of the last five minutes must be over the line. */
const NEED = 3;

export const oldestMessageAge: QueueCheck = {
  id: 'oldest-message-age',
  description:
    'The oldest message waits too long: the consumer does not keep up, or fails. Dead-letter queues are not judged by age; see dead-letters.',
  run(context) {
    const reading = oldestAgeReading(context);
    const severity = judge(context);
    if (!reading || !severity || isDeadLetterQueue(context)) {
      return undefined;
    }
    const backlog = backlogOf(context);
    const line = context.thresholds.oldestMessageAge[severity];
    return {
      severity,
      title: `The oldest message has waited for ${formatDuration(
        reading.value,
      )}${backlog ? `; ${formatCount(backlog.visible, 'message')} wait` : ''}`,
      evidence: {
        oldestMessageAgeSeconds: reading.value,
        ...(line !== undefined && { lineSeconds: line }),
        ...(backlog && {
          messagesVisible: backlog.visible,
          messagesInFlight: backlog.inFlight,
        }),
        measuredAt: reading.at,
      },
      remedy:
        'Look whether the consumer runs, fails or is too slow; add consumers, or make the slow call behind it fast.',
    };
  },
};

/** The newest value must be over the line too: an emptied queue is well at once. */
function judge(context: QueueContext) {
  const reading = oldestAgeReading(context);
  const lines = context.thresholds.oldestMessageAge;
  const threshold = thresholds.oldestMessageAge;
  const newest = reading && severityOf(reading.value, threshold, lines);
  const samples = context.samples.oldestMessageAge ?? [];
  if (!newest || samples.length < NEED) {
    return newest;
  }
  const lasting = severityInMost({ samples, period: 60, threshold, lines });
  return lasting === 'warning' ? 'warning' : lasting && newest;
}
