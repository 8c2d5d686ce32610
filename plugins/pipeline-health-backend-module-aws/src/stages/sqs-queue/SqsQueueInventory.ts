import { AlarmCoverage } from '../../aws/access';

/**
 * The configuration and facts of a queue.
 */
export type SqsQueueInventory = {
  url: string;
  fifo: boolean;
  retentionSeconds: number;
  visibilityTimeoutSeconds: number;
  delaySeconds: number;
  receiveWaitSeconds?: number;
  maximumMessageBytes?: number;
  /** After how many receives without a delete a message is moved away. */
  maxReceiveCount?: number;
  deadLetterQueueArn?: string;
  /** ARNs of the queues that name this one as their dead-letter queue; absent when we could not ask. */
  deadLetterSources?: string[];
  /** The longest retention among several dead-letter sources; absent when it is not known. */
  longestSourceRetentionSeconds?: number;
  /** Why the dead-letter sources are not known. */
  deadLetterSourcesProblem?: string;
  redriveAllowPolicy?: {
    permission: string;
    sourceQueueArns?: string[];
  };
  encryption: 'none' | 'sqs-managed' | 'kms';
  kmsKey?: string;
  /** ISO 8601 */
  createdAt?: string;
  /** ISO 8601; of any attribute. */
  modifiedAt?: string;
  alarms: AlarmCoverage;
};
