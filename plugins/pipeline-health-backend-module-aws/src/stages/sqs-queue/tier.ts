import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { backlogOf } from './backlog';
import { isDeadLetterQueue, QueueContext } from './context';

/** What shows that somebody uses a queue. Empty receives do not: pollers never rest. */
const ACTIVITY = [
  'messagesSent',
  'messagesReceived',
  'messagesDeleted',
  'messagesVisible',
];

/**
 * Dead letters are watched closely; an empty queue on which nothing happens
 * costs little: its depth is still asked for, and warms it up when it grows.
 */
export function tier(context: QueueContext): Tier {
  const { inventory, samples } = context;
  const backlog = backlogOf(context);
  if (!inventory || !backlog) {
    return 'warm';
  }
  if (backlog.total > 0) {
    return isDeadLetterQueue({ ...context, inventory }) ? 'hot' : 'warm';
  }
  const active = ACTIVITY.some(metric =>
    samples[metric]?.some(({ value }) => value > 0),
  );
  return active ? 'warm' : 'cold';
}
