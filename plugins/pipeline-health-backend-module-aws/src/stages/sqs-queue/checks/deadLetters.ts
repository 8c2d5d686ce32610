import { severityOf } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { backlogOf } from '../backlog';
import { isDeadLetterQueue, QueueCheck } from '../context';
import { MOST_SOURCES_FOLLOWED } from '../limits';
import { oldestAgeNow } from '../oldestAge';
import { queueName } from '../queueUrl';
import { thresholds } from '../thresholds';

export const deadLetters: QueueCheck = {
  id: 'dead-letters',
  description:
    'Messages in a dead-letter queue were received again and again and never processed. They wait for a person until they expire.',
  run(context) {
    const backlog = backlogOf(context);
    if (!backlog || !isDeadLetterQueue(context)) {
      return undefined;
    }
    const severity = severityOf(
      backlog.total,
      thresholds.deadLetterMessages,
      context.thresholds.deadLetterMessages,
    );
    if (!severity) {
      return undefined;
    }
    const age = oldestAgeNow(context, context.now);
    const sources = (context.inventory.deadLetterSources ?? []).map(queueName);
    const from = sources.length === 1 ? ` of ${sources[0]}` : '';
    const came =
      age === undefined ? '' : `; the first came ${formatDuration(age)} ago`;
    return {
      severity,
      title: `${formatCount(
        backlog.total,
        'message',
      )}${from} could not be processed${came}`,
      evidence: {
        messages: backlog.total,
        messagesInFlight: backlog.inFlight,
        ...(age !== undefined && { oldestMessageAgeSeconds: Math.round(age) }),
        ...(sources.length && {
          sourceQueues: sources.slice(0, MOST_SOURCES_FOLLOWED),
        }),
      },
      remedy:
        'Look at one message and at the log of the consumer at the time it came, fix the cause, then redrive the messages to their source. Until then, make sure that they do not expire.',
    };
  },
};
