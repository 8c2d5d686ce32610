import { AwsError } from '../../wire/AwsError';
import { Queue } from './Queue';

const known = new Set([
  'All',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'ContentBasedDeduplication',
  'CreatedTimestamp',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'LastModifiedTimestamp',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'Policy',
  'QueueArn',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
]);

/** The attributes of a queue that were asked for, all of them texts. */
export function readQueueAttributes(
  queue: Queue,
  names: string[],
): Record<string, string> | undefined {
  const unknown = names.find(name => !known.has(name));
  if (unknown !== undefined) {
    throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  }
  const counts = queue.counts();
  const all: Record<string, string> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: seconds(queue.createdAt),
    LastModifiedTimestamp: seconds(queue.settings.lastModifiedAt),
    ...Object.fromEntries(queue.settings.entries()),
  };
  const asked = Object.entries(all).filter(
    ([name]) => names.includes('All') || names.includes(name),
  );
  return asked.length ? Object.fromEntries(asked) : undefined;
}

function seconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}
