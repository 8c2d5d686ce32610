import { formatCount, formatDuration } from '../../../judging/words';
import { isDeadLetterQueue, QueueCheck, sourcesOf } from '../context';

const LONGEST_SECONDS = 14 * 86_400;
const LEAST_RECEIVES = 3;

export const noDeadLetterQueue: QueueCheck = {
  id: 'no-dead-letter-queue',
  description:
    'Without a dead-letter queue a message that cannot be processed comes back until it expires, and nobody learns of it.',
  run(context) {
    const { deadLetterQueueArn, deadLetterSources, retentionSeconds } =
      context.inventory;
    const mayBeOne = !deadLetterSources || isDeadLetterQueue(context);
    if (deadLetterQueueArn || mayBeOne) {
      return undefined;
    }
    return {
      severity: 'warning',
      title: `The queue has no dead-letter queue: a message that fails comes back for ${formatDuration(
        retentionSeconds,
      )} and is then lost`,
      evidence: { retentionSeconds },
      remedy:
        'Create a queue of the same type in the same account and region, and name it in RedrivePolicy with a maxReceiveCount of 3 or more.',
    };
  },
};

export const shortRetention: QueueCheck = {
  id: 'short-retention',
  description:
    'The retention is the time there is to repair a consumer; SQS allows 14 days at no cost.',
  run({ inventory }) {
    const { retentionSeconds } = inventory;
    if (retentionSeconds >= LONGEST_SECONDS) {
      return undefined;
    }
    return {
      severity: 'info',
      title: `The queue keeps messages for ${formatDuration(
        retentionSeconds,
      )}; 14 d are possible`,
      evidence: { retentionSeconds, possibleSeconds: LONGEST_SECONDS },
      remedy:
        inventory.deadLetterQueueArn && !inventory.fifo
          ? 'Raise MessageRetentionPeriod, but keep it below that of the dead-letter queue, which counts from the first send.'
          : 'Raise MessageRetentionPeriod to 1209600 s (14 days).',
    };
  },
};

export const deadLetterRetention: QueueCheck = {
  id: 'dead-letter-retention',
  description:
    'A standard queue keeps the time of the first send when it moves a message: a dead-letter queue that keeps messages no longer than their source may lose them soon after they come.',
  run(context) {
    const { fifo, retentionSeconds } = context.inventory;
    const longest = sourcesOf(context).sort(
      (a, b) => b.inventory.retentionSeconds - a.inventory.retentionSeconds,
    )[0];
    if (fifo || !longest) {
      return undefined;
    }
    const source = longest.inventory.retentionSeconds;
    if (retentionSeconds > source) {
      return undefined;
    }
    return {
      severity: 'warning',
      title: `The dead-letter queue keeps messages for ${formatDuration(
        retentionSeconds,
      )} from their first send, its source ${
        longest.stage.name
      } for ${formatDuration(source)}: a dead letter can expire as it comes`,
      evidence: {
        retentionSeconds,
        sourceRetentionSeconds: source,
        sourceQueue: longest.stage.name,
      },
      remedy:
        source < LONGEST_SECONDS
          ? 'Raise the MessageRetentionPeriod of the dead-letter queue to 1209600 s (14 days).'
          : 'Raise the MessageRetentionPeriod of the dead-letter queue to 1209600 s (14 days) and lower that of its source by some days, when the source is empty.',
    };
  },
};

export const fewReceives: QueueCheck = {
  id: 'few-receives',
  description:
    'With few receives allowed, one restart of the consumer sends healthy messages to the dead-letter queue.',
  run({ inventory }) {
    const { maxReceiveCount } = inventory;
    if (maxReceiveCount === undefined || maxReceiveCount >= LEAST_RECEIVES) {
      return undefined;
    }
    return {
      severity: 'info',
      title: `A message is set aside after ${formatCount(
        maxReceiveCount,
        'receive',
      )}; one restart of the consumer is enough for that`,
      evidence: { maxReceiveCount },
      remedy: 'Set maxReceiveCount in RedrivePolicy to 3 or more.',
    };
  },
};
