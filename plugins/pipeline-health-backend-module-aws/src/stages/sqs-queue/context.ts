import {
  Check,
  CheckContext,
  Neighbour,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SqsQueueInventory } from './SqsQueueInventory';
import { SqsQueueThreshold } from './thresholds';

/** What the rules of a queue look at. */
export type QueueContext = CheckContext<SqsQueueInventory, SqsQueueThreshold>;

/** The same, of a queue that has been described. */
export type DescribedQueue = QueueContext & { inventory: SqsQueueInventory };

/** A rule of a queue. */
export type QueueCheck = Check<SqsQueueInventory, SqsQueueThreshold>;

/** The facts of a queue that has been described. */
export type QueueFacts = StageFacts<SqsQueueInventory> & {
  inventory: SqsQueueInventory;
};

/**
 * Whether other queues send their dead letters here. Also true when we may not
 * ask who they are but know one of them.
 */
export function isDeadLetterQueue(context: DescribedQueue): boolean {
  return (
    Boolean(context.inventory.deadLetterSources?.length) ||
    deadLetterNeighbours(context, 'upstream').length > 0
  );
}

/** The described queues whose dead letters come here. */
export function sourcesOf(context: QueueContext): QueueFacts[] {
  return deadLetterNeighbours(context, 'upstream').flatMap(queueFacts);
}

/** The described queue to which this queue's dead letters go. */
export function deadLetterQueuesOf(context: QueueContext): QueueFacts[] {
  return deadLetterNeighbours(context, 'downstream').flatMap(queueFacts);
}

function deadLetterNeighbours(
  context: QueueContext,
  direction: Neighbour['direction'],
): Neighbour[] {
  return context.neighbours.filter(
    neighbour =>
      neighbour.direction === direction &&
      neighbour.relation === 'dead-letter-queue',
  );
}

function queueFacts({ facts }: Neighbour): QueueFacts[] {
  return isQueue(facts) ? [facts] : [];
}

function isQueue(facts: StageFacts): facts is QueueFacts {
  return facts.stage.kind === 'sqs-queue' && facts.inventory !== undefined;
}
