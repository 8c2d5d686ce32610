import {
  answerOf,
  DeliveryMeasure,
  Measures,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  EventSource,
  isQueue,
  keeperOf,
  LambdaInventory,
  sourcesOf,
} from './LambdaInventory';
import { mayReadStream } from './streamLag';

/** What comes from queues counts there; what is kept after all attempts counts where it is kept. */
export const measures: Measures<LambdaInventory> = {
  freshness: ({ inventory }) =>
    mayReadStream(inventory) ? { ages: ['iteratorAge'] } : undefined,
  delivery: ({ inventory }) => {
    const sources = sourcesOf(inventory);
    const others = sources.filter(source => !isQueue(source));
    if (sources.length > 0 && others.length === 0) {
      return undefined;
    }
    return others.length > 0 && others.every(it => it.countsEvents)
      ? ofEvents(others)
      : ofCalls(inventory);
  },
};

function ofEvents(sources: readonly EventSource[]): DeliveryMeasure {
  const each = (metric: string) => sources.map(({ id }) => `${metric}.${id}`);
  return {
    delivered: each('invokedEvents'),
    notDelivered: each('failedEvents'),
    failed: each('recordsDropped'),
  };
}

function ofCalls(inventory: LambdaInventory): DeliveryMeasure {
  const { deadLetterTarget, asynchronous } = inventory;
  return {
    delivered: ['invocations'],
    notDelivered: ['errors'],
    failed: [
      ...(keeperOf(inventory) ? [] : ['eventsDropped']),
      ...(deadLetterTarget ? ['deadLetterErrors'] : []),
      ...(answerOf(asynchronous)?.failureDestination
        ? ['destinationFailures']
        : []),
    ],
  };
}
