import { AwsMetric } from '../../aws/AwsStageKind';
import { LambdaInventory, sourcesOf } from './LambdaInventory';
import { mayReadStream } from './streamLag';

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
    title: 'Failed batches that nobody was told of',
    unit: 'count',
    statistic: 'Sum',
    name: 'DestinationDeliveryFailures',
    when: inventory =>
      'problem' in inventory.eventSources ||
      sourcesOf(inventory).some(({ failureDestination }) => failureDestination),
  },
];

/** A call is published at the time at which it began, when it has ended. */
export const metrics = rows.map(row => ({
  ...row,
  expectedLag: ({ timeoutSeconds }: LambdaInventory) => 180 + timeoutSeconds,
}));
