import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsMetric } from '../../aws/AwsStageKind';
import { SqsQueueInventory } from './SqsQueueInventory';

/** The metrics of CloudWatch by which an alarm tells that messages grow old or dead letters come. */
export const AGE_OR_DEPTH =
  /^ApproximateAgeOfOldestMessage$|^ApproximateNumberOfMessagesVisible$/;

/** Known of a dead-letter queue: SQS does not count the messages that it moves there as sent. */
const isSentTo = ({ deadLetterSources }: SqsQueueInventory) =>
  !answerOf(deadLetterSources)?.length;

export const metrics: readonly AwsMetric<SqsQueueInventory>[] = [
  {
    metric: 'oldestMessageAge',
    title: 'Oldest message',
    unit: 'seconds',
    statistic: 'Maximum',
    key: true,
    // An empty queue has no age in CloudWatch; its description says so.
    described: true,
    name: 'ApproximateAgeOfOldestMessage',
  },
  {
    metric: 'messagesVisible',
    title: 'Messages waiting',
    unit: 'count',
    statistic: 'Maximum',
    key: true,
    described: true,
    coolestTier: 'cold',
    name: 'ApproximateNumberOfMessagesVisible',
  },
  {
    metric: 'messagesSent',
    title: 'Messages sent',
    unit: 'count',
    statistic: 'Sum',
    rhythm: true,
    when: isSentTo,
    name: 'NumberOfMessagesSent',
  },
  {
    metric: 'messagesReceived',
    title: 'Messages received',
    unit: 'count',
    statistic: 'Sum',
    name: 'NumberOfMessagesReceived',
  },
  {
    metric: 'messagesDeleted',
    title: 'Messages deleted',
    unit: 'count',
    statistic: 'Sum',
    name: 'NumberOfMessagesDeleted',
  },
  {
    metric: 'messagesInFlight',
    title: 'Messages in flight',
    unit: 'count',
    statistic: 'Maximum',
    described: true,
    coolestTier: 'cold',
    name: 'ApproximateNumberOfMessagesNotVisible',
  },
  {
    metric: 'messagesDelayed',
    title: 'Messages delayed',
    unit: 'count',
    statistic: 'Maximum',
    described: true,
    coolestTier: 'cold',
    name: 'ApproximateNumberOfMessagesDelayed',
  },
  {
    metric: 'retention',
    title: 'Retention',
    unit: 'seconds',
    statistic: 'Minimum',
    described: true,
  },
  {
    metric: 'emptyReceives',
    title: 'Empty receives',
    unit: 'count',
    statistic: 'Sum',
    when: isSentTo,
    coolestTier: 'cold',
    name: 'NumberOfEmptyReceives',
  },
];
