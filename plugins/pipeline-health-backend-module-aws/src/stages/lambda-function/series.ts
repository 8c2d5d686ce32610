import {
  SeriesDefinition,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../aws/cloudwatch';
import { readsStream } from './context';
import { LambdaInventory } from './LambdaInventory';

interface LambdaMetric extends Omit<SeriesDefinition, 'expectedLag'> {
  /** The name in the namespace `AWS/Lambda`. */
  name: string;
  /** AWS's unit in ours. */
  scale?: number;
}

/** The metrics of a function: some only exist with what it reads and where its failures go. */
export function series(inventory: LambdaInventory): SeriesDefinition[] {
  // A call is published at the time at which it began.
  const expectedLag = 180 + inventory.timeoutSeconds;
  return metricsOf(inventory).map(
    ({ name: _name, scale: _scale, ...definition }) => ({
      ...definition,
      expectedLag,
    }),
  );
}

/** Where CloudWatch keeps them. */
export function queries(
  stage: StageRef,
  inventory: LambdaInventory,
): { [metric: string]: MetricQuery } {
  return Object.fromEntries(
    metricsOf(inventory).map(({ metric, name, scale }) => [
      metric,
      {
        namespace: 'AWS/Lambda',
        name,
        dimensions: { FunctionName: stage.name },
        ...(scale !== undefined && { scale }),
      },
    ]),
  );
}

function metricsOf(inventory: LambdaInventory): LambdaMetric[] {
  const { eventSources, deadLetterTarget } = inventory;
  const tellsFailures =
    eventSources.asked &&
    eventSources.answer.some(({ failureDestination }) => failureDestination);
  return [
    total('invocations', 'Invocations', 'Invocations'),
    total('errors', 'Errors', 'Errors'),
    total('throttles', 'Throttles', 'Throttles'),
    milliseconds('duration', 'Longest duration', 'Duration'),
    {
      metric: 'concurrentExecutions',
      title: 'Concurrent executions',
      name: 'ConcurrentExecutions',
      unit: 'count',
      statistic: 'Maximum',
      period: 60,
    },
    ...(readsStream(inventory)
      ? [
          milliseconds(
            'iteratorAge',
            'Iterator age: how far behind its stream it is',
            'IteratorAge',
          ),
        ]
      : []),
    ...(deadLetterTarget
      ? [
          total(
            'deadLetterErrors',
            'Failed events that were lost',
            'DeadLetterErrors',
          ),
        ]
      : []),
    ...(tellsFailures
      ? [
          total(
            'destinationFailures',
            'Failed batches that nobody was told of',
            'DestinationDeliveryFailures',
          ),
        ]
      : []),
  ];
}

function total(metric: string, title: string, name: string): LambdaMetric {
  return { metric, title, name, unit: 'count', statistic: 'Sum', period: 60 };
}

function milliseconds(
  metric: string,
  title: string,
  name: string,
): LambdaMetric {
  return {
    metric,
    title,
    name,
    unit: 'seconds',
    statistic: 'Maximum',
    period: 60,
    scale: 0.001,
  };
}
