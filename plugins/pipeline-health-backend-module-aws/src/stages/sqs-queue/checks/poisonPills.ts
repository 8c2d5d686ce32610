import { sumSince } from '../../../judging';
import { formatCount } from '../../../judging/words';
import { backlogOf } from '../backlog';
import { isDeadLetterQueue, QueueCheck } from '../context';

const WINDOW_SECONDS = 3600;
/** Fewer receives than this without a delete may be messages in flight. */
const MIN_EXCESS = 5;
const MIN_EXCESS_RATIO = 0.2;

/** A standard queue counts a message's age until its third receive. */
const HIDDEN_FROM_RECEIVES = 3;

export const poisonPills: QueueCheck = {
  id: 'poison-pills',
  description:
    'Messages are received again and again without a delete. A standard queue leaves a message that was received three times out of the age of its oldest message, so such messages grow old unseen.',
  run(context) {
    const { fifo, maxReceiveCount } = context.inventory;
    const hides =
      maxReceiveCount === undefined || maxReceiveCount > HIDDEN_FROM_RECEIVES;
    const backlog = backlogOf(context);
    if (fifo || !hides || !backlog?.total || isDeadLetterQueue(context)) {
      return undefined;
    }
    const from = context.now - WINDOW_SECONDS * 1000;
    const received = sumSince(context.samples.messagesReceived, from);
    const deleted = sumSince(context.samples.messagesDeleted, from);
    if (received === undefined || deleted === undefined) {
      return undefined;
    }
    // Messages in flight were received and may yet be deleted.
    const excess = received - deleted - backlog.inFlight;
    if (excess < MIN_EXCESS || excess < MIN_EXCESS_RATIO * received) {
      return undefined;
    }
    return {
      severity: 'warning',
      title: `Messages fail again and again: ${formatCount(
        received,
        'receive',
      )} but only ${formatCount(
        deleted,
        'delete',
      )} in an hour, and the age of the oldest message does not count those received three times`,
      evidence: {
        received,
        deleted,
        windowSeconds: WINDOW_SECONDS,
        messages: backlog.total,
        ...(maxReceiveCount !== undefined && { maxReceiveCount }),
      },
      remedy:
        maxReceiveCount === undefined
          ? 'Give the queue a dead-letter queue, so that messages that fail are set aside instead of expiring unseen; look at the log of the consumer for what fails.'
          : 'Look at the log of the consumer for what fails. Lower maxReceiveCount to 3, so that a message that fails is set aside before the age loses sight of it.',
    };
  },
};
