import {
  answerOf,
  Neighbour,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { queueName } from './queueUrl';
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

/** How failures come to a queue: messages of queues, events and batches of functions. */
const FAILURES = ['dead-letter-queue', 'failed-events', 'failed-batches'];

/** What people call a queue for failures: `orders-dlq`, `OrdersDeadLetterQueue`. */
const CALLED_DEAD_LETTERS = /(dlq|dead[-_]?letters?([-_]?queue)?)(\.fifo)?$/i;

/**
 * What a queue is for. It takes dead letters when anything sends its failures
 * there, or its own policies name queues that may. What does so from topics,
 * rules and schedules cannot be asked for: then its name says it, unless it has a
 * dead-letter queue of its own. Unknown while we could not ask who sends, know
 * nobody, and nothing else tells.
 */
export function roleOf(
  context: DescribedQueue,
): 'ordinary' | 'dead-letter' | 'unknown' {
  const { inventory } = context;
  if (isFed(inventory) || failing(context).length) {
    return 'dead-letter';
  }
  if (isCalledDeadLetters(inventory)) {
    return 'dead-letter';
  }
  return answerOf(inventory.deadLetterSources) || inventory.deadLetterQueueArn
    ? 'ordinary'
    : 'unknown';
}

/** Whether nothing but its name, not even a policy of who may send them here, says that a queue takes dead letters. */
export function isTakenByName(context: DescribedQueue): boolean {
  const { inventory } = context;
  return (
    isCalledDeadLetters(inventory) &&
    !inventory.redriveAllowPolicy &&
    !isFed(inventory) &&
    !failing(context).length
  );
}

/** Whether a queue takes dead letters, as far as its own configuration tells. */
export function takesDeadLetters(inventory: SqsQueueInventory): boolean {
  return isFed(inventory) || isCalledDeadLetters(inventory);
}

/** Whether queues name it as their dead-letter queue, or its own policies name queues that may. */
function isFed({
  deadLetterSources,
  namedSources,
  deadLetterQueueArn,
}: SqsQueueInventory): boolean {
  const isNamed = deadLetterQueueArn === undefined && namedSources?.length;
  return Boolean(answerOf(deadLetterSources)?.length || isNamed);
}

function isCalledDeadLetters({
  url,
  deadLetterQueueArn,
}: SqsQueueInventory): boolean {
  return deadLetterQueueArn === undefined && CALLED_DEAD_LETTERS.test(url);
}

/** The names of those whose failures come here, as far as they are known. */
export function failingNames(context: DescribedQueue): string[] {
  const { deadLetterSources, namedSources } = context.inventory;
  const listed = answerOf(deadLetterSources) ?? [];
  const queues = listed.length ? listed : namedSources ?? [];
  return [
    ...new Set([
      ...queues.map(queueName),
      ...failing(context).map(({ facts }) => facts.stage.name),
    ]),
  ];
}

/** Whether SQS can redrive what lies there: only what other queues sent. */
export function isRedrivable(context: DescribedQueue): boolean {
  return (
    isFed(context.inventory) ||
    deadLetterNeighbours(context, 'upstream').length > 0
  );
}

/** Whoever sends its failures here. */
function failing({ neighbours }: QueueContext): Neighbour[] {
  return neighbours.filter(
    ({ direction, relation }) =>
      direction === 'upstream' && FAILURES.includes(relation),
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
