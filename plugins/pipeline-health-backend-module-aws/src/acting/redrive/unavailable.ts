import {
  ActionContext,
  answerOf,
  Said,
} from '@pipeline-health/plugin-pipeline-health-node';
import { takesDeadLetters } from '../../stages/sqs-queue/roles';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { say } from '../say';
import { instead } from './instead';
import { othersOf } from './RedriveFacts';

/** Why SQS can move nothing out of a queue; undefined while nothing speaks against it. */
export function whyNotRedrivable({
  inventory,
  stage,
  pipeline,
}: ActionContext<SqsQueueInventory>): Said | undefined {
  const sources = answerOf(inventory?.deadLetterSources);
  if (!sources || sources.length > 0) {
    return undefined;
  }
  const others = othersOf({ stage, pipeline });
  return others.length
    ? say('only-set-aside', { queue: stage.name, instead: instead(others) })
    : say('not-redrivable', { queue: stage.name });
}

/** Why a queue holds no dead letters; undefined for one that may. */
export function whyNoDeadLetters(
  context: ActionContext<SqsQueueInventory>,
): Said | undefined {
  const { inventory, stage } = context;
  if (!inventory) {
    return undefined;
  }
  const isFed =
    'problem' in inventory.deadLetterSources ||
    takesDeadLetters(inventory) ||
    othersOf(context).length > 0;
  return isFed ? undefined : say('no-dead-letters', { queue: stage.name });
}
