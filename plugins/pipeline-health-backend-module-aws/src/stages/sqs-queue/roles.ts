import {
  answerOf,
  Neighbour,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  DescribedQueue,
  QueueContext,
  SqsQueueInventory,
} from './SqsQueueInventory';

/** More sources of one dead-letter queue do not become part of a pipeline. */
export const MOST_SOURCES_FOLLOWED = 20;

/** The facts of a queue that has been described. */
export type QueueFacts = StageFacts<SqsQueueInventory> & {
  inventory: SqsQueueInventory;
};

/**
 * Whether other queues send their dead letters here. Unknown while we could not
 * ask who they are, know none of them, and the queue has no dead-letter queue
 * of its own.
 */
export function roleOf(
  context: DescribedQueue,
): 'ordinary' | 'dead-letter' | 'unknown' {
  const { deadLetterSources, deadLetterQueueArn } = context.inventory;
  const sources = answerOf(deadLetterSources);
  if (sources?.length || deadLetterNeighbours(context, 'upstream').length) {
    return 'dead-letter';
  }
  return sources || deadLetterQueueArn ? 'ordinary' : 'unknown';
}

/** The described queues whose dead letters come here. */
export function sourcesOf(context: QueueContext): QueueFacts[] {
  return deadLetterNeighbours(context, 'upstream').flatMap(queueFacts);
}

/** The described queue to which this queue's dead letters go. */
export function deadLetterQueuesOf(context: QueueContext): QueueFacts[] {
  return deadLetterNeighbours(context, 'downstream').flatMap(queueFacts);
}

/** Whether a source of this pipeline has yet to be described. */
export function awaitsSources(context: QueueContext): boolean {
  return deadLetterNeighbours(context, 'upstream').some(
    ({ facts }) => !facts.inventory && !facts.problem,
  );
}

function deadLetterNeighbours(
  { neighbours }: QueueContext,
  direction: Neighbour['direction'],
): Neighbour[] {
  return neighbours.filter(
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
