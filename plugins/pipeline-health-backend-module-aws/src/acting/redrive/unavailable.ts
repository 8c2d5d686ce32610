import {
  ActionContext,
  answerOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { takesDeadLetters } from '../../stages/sqs-queue/roles';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { instead } from './instead';
import { othersOf } from './RedriveFacts';

/** Why SQS can move nothing out of a queue; undefined while nothing speaks against it. */
export function whyNotRedrivable({
  inventory,
  stage,
  pipeline,
}: ActionContext<SqsQueueInventory>): string | undefined {
  const sources = answerOf(inventory?.deadLetterSources);
  if (!sources || sources.length > 0) {
    return undefined;
  }
  const others = othersOf({ stage, pipeline });
  return others.length
    ? `SQS moves only what queues set aside, and no queue names ${
        stage.name
      } as its dead-letter queue. ${instead(others)}`
    : `No queue names ${stage.name} as its dead-letter queue`;
}

/** Why a queue holds no dead letters; undefined for one that may. */
export function whyNoDeadLetters(
  context: ActionContext<SqsQueueInventory>,
): string | undefined {
  const { inventory, stage } = context;
  if (!inventory) {
    return undefined;
  }
  const isFed =
    'problem' in inventory.deadLetterSources ||
    takesDeadLetters(inventory) ||
    othersOf(context).length > 0;
  return isFed ? undefined : `${stage.name} takes no dead letters`;
}
