import { Measures } from '@pipeline-health/plugin-pipeline-health-node';
import { takesDeadLetters } from './roles';
import { SqsQueueInventory } from './SqsQueueInventory';

/** Of a dead-letter queue nobody waits for its messages, and whatever comes to lie there was not delivered. */
export const measures: Measures<SqsQueueInventory> = {
  freshness: ({ inventory, takesFailures }) =>
    takesFailures || takesDeadLetters(inventory)
      ? undefined
      : { ages: ['oldestMessageAge'] },
  delivery: ({ inventory, takesFailures }) =>
    takesFailures || takesDeadLetters(inventory)
      ? { setAside: 'messagesVisible' }
      : { delivered: ['messagesDeleted'] },
};
