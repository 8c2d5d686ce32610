import { AwsMetric } from '../../aws/AwsStageKind';
import { answerOf, Asked } from '@pipeline-health/plugin-pipeline-health-node';
import {
  EventSource,
  isQueue,
  keeperOf,
  LambdaInventory,
  sourcesOf,
} from './LambdaInventory';
import { mayReadStream } from './streamLag';

/** What Lambda counts of the events of each source that is told to, for a price. */
function ofEventSources(
  metric: string,
  title: string,
  name: string,
  when: (source: EventSource) => boolean = () => true,
): AwsMetric<LambdaInventory> {
  return {
    metric,
    title,
    unit: 'count',
    statistic: 'Sum',
    name,
    parts: inventory =>
      sourcesOf(inventory)
        .filter(source => source.countsEvents && when(source))
        .map(({ id }) => id),
    dimensions: (_stage, _inventory, id) => ({
      EventSourceMappingUUID: `${id}`,
    }),
  };
}

/** Some only exist with what the function reads and where its failures go. */
const rows: readonly AwsMetric<LambdaInventory>[] = [
  {
    metric: 'errors',
    title: 'Errors',
    unit: 'count',
    statistic: 'Sum',
    key: true,
    name: 'Errors',
  },
  {
    metric: 'errorRatio',
    title: 'Calls that fail',
    unit: 'ratio',
    statistic: 'Average',
    derived: true,
  },
  {
    metric: 'duration',
    title: 'Longest duration',
    unit: 'seconds',
    statistic: 'Maximum',
    key: true,
    name: 'Duration',
    scale: 0.001,
  },
  {
    metric: 'iteratorAge',
    title: 'Iterator age',
    unit: 'seconds',
    statistic: 'Maximum',
    key: true,
    name: 'IteratorAge',
    scale: 0.001,
    when: mayReadStream,
  },
  {
    metric: 'invocations',
    title: 'Invocations',
    unit: 'count',
    statistic: 'Sum',
    rhythm: true,
    key: true,
    name: 'Invocations',
  },
  {
    metric: 'throttles',
    title: 'Throttles',
    unit: 'count',
    statistic: 'Sum',
    name: 'Throttles',
  },
  {
    metric: 'concurrentExecutions',
    title: 'Concurrent executions',
    unit: 'count',
    statistic: 'Maximum',
    name: 'ConcurrentExecutions',
  },
  {
    metric: 'deadLetterErrors',
    title: 'Failed events that were lost',
    unit: 'count',
    statistic: 'Sum',
    name: 'DeadLetterErrors',
    when: ({ deadLetterTarget }) => deadLetterTarget !== undefined,
  },
  {
    metric: 'destinationFailures',
    title: 'Failures that no destination took',
    unit: 'count',
    statistic: 'Sum',
    name: 'DestinationDeliveryFailures',
    when: mayHaveDestination,
  },
  {
    metric: 'eventsDropped',
    title: 'Events given up',
    unit: 'count',
    statistic: 'Sum',
    name: 'AsyncEventsDropped',
  },
  {
    metric: 'eventAge',
    title: 'Age of events that nobody waits for',
    unit: 'seconds',
    statistic: 'Maximum',
    name: 'AsyncEventAge',
    scale: 0.001,
    when: mayBeCalledAsynchronously,
  },
  ofEventSources(
    'recordsDropped',
    'Events of a source given up',
    'DroppedEventCount',
  ),
  ofEventSources('polledEvents', 'Events read of a source', 'PolledEventCount'),
  ofEventSources(
    'filteredEvents',
    'Events of a source filtered out',
    'FilteredOutEventCount',
    ({ filtersEvents }) => filtersEvents !== false,
  ),
  ofEventSources(
    'invokedEvents',
    'Events of a source given to the function',
    'InvokedEventCount',
  ),
  ofEventSources(
    'failedEvents',
    'Events of a source that calls failed on',
    'FailedInvokeEventCount',
  ),
  ofEventSources(
    'deletedEvents',
    'Messages of a source deleted',
    'DeletedEventCount',
    isQueue,
  ),
];

function mayHaveDestination(inventory: LambdaInventory): boolean {
  return (
    isUnanswered(inventory.eventSources) ||
    isUnanswered(inventory.asynchronous) ||
    answerOf(inventory.asynchronous)?.failureDestination !== undefined ||
    sourcesOf(inventory).some(({ failureDestination }) => failureDestination)
  );
}

/** What is only called by queues and streams is waited for. */
function mayBeCalledAsynchronously(inventory: LambdaInventory): boolean {
  return !sourcesOf(inventory).length || keeperOf(inventory) !== undefined;
}

function isUnanswered(asked: Asked<unknown> | undefined): boolean {
  return !asked || 'problem' in asked;
}

/** A call is published at the time at which it began, when it has ended. */
export const metrics = rows.map(row => ({
  ...row,
  expectedLag: ({ timeoutSeconds }: LambdaInventory) => 180 + timeoutSeconds,
}));
