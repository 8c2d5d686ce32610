import {
  SeriesDefinition,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MetricQuery } from '../../aws/cloudwatch';
import { SqsQueueInventory } from './SqsQueueInventory';

/** SQS publishes each minute; the newest minutes are provisional. */
const MINUTELY = { period: 60, expectedLag: 180 } as const;

const gauges: SeriesDefinition[] = [
  {
    metric: 'oldestMessageAge',
    title: 'Age of the oldest message',
    unit: 'seconds',
    statistic: 'Maximum',
    ...MINUTELY,
  },
  {
    metric: 'messagesVisible',
    title: 'Messages waiting',
    unit: 'count',
    statistic: 'Maximum',
    coolestTier: 'cold',
    ...MINUTELY,
  },
  {
    metric: 'messagesInFlight',
    title: 'Messages in flight',
    unit: 'count',
    statistic: 'Maximum',
    coolestTier: 'cold',
    ...MINUTELY,
  },
  {
    metric: 'messagesDelayed',
    title: 'Messages delayed',
    unit: 'count',
    statistic: 'Maximum',
    coolestTier: 'cold',
    ...MINUTELY,
  },
];

const outflow: SeriesDefinition[] = [
  {
    metric: 'messagesReceived',
    title: 'Messages received',
    unit: 'count',
    statistic: 'Sum',
    ...MINUTELY,
  },
  {
    metric: 'messagesDeleted',
    title: 'Messages deleted',
    unit: 'count',
    statistic: 'Sum',
    ...MINUTELY,
  },
];

const inflow: SeriesDefinition[] = [
  {
    metric: 'messagesSent',
    title: 'Messages sent',
    unit: 'count',
    statistic: 'Sum',
    ...MINUTELY,
  },
  {
    metric: 'emptyReceives',
    title: 'Receives that found nothing',
    unit: 'count',
    statistic: 'Sum',
    coolestTier: 'cold',
    ...MINUTELY,
  },
];

const NAMES: { [metric: string]: string } = {
  oldestMessageAge: 'ApproximateAgeOfOldestMessage',
  messagesVisible: 'ApproximateNumberOfMessagesVisible',
  messagesInFlight: 'ApproximateNumberOfMessagesNotVisible',
  messagesDelayed: 'ApproximateNumberOfMessagesDelayed',
  messagesReceived: 'NumberOfMessagesReceived',
  messagesDeleted: 'NumberOfMessagesDeleted',
  messagesSent: 'NumberOfMessagesSent',
  emptyReceives: 'NumberOfEmptyReceives',
};

/**
 * The metrics of a queue. A dead-letter queue has no inflow: SQS does not count
 * the messages that it moves there as sent.
 */
export function series(inventory: SqsQueueInventory): SeriesDefinition[] {
  return inventory.deadLetterSources?.length
    ? [...gauges, ...outflow]
    : [...gauges, ...outflow, ...inflow];
}

/** Where CloudWatch keeps them. */
export function queries(stage: StageRef): { [metric: string]: MetricQuery } {
  return Object.fromEntries(
    Object.entries(NAMES).map(([metric, name]) => [
      metric,
      {
        namespace: 'AWS/SQS',
        name,
        dimensions: { QueueName: stage.name },
      },
    ]),
  );
}
