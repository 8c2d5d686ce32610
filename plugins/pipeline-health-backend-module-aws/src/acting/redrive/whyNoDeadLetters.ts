import { ActionContext } from '@pipeline-health/plugin-pipeline-health-node';
import { takesDeadLetters } from '../../stages/sqs-queue/roles';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { othersOf } from './RedriveFacts';

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
