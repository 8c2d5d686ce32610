import {
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../aws/access';
import type { SqsQueueThreshold } from './thresholds';

/** The configuration and facts of a queue. */
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
  /** ARNs of the queues that name this one as their dead-letter queue. */
  deadLetterSources: Asked<string[]>;
  /** The longest retention among several dead-letter sources; absent where it does not matter. */
  longestSourceRetentionSeconds?: Asked<number>;
  redriveAllowPolicy?: {
    permission: string;
    sourceQueueArns?: string[];
  };
  /** ARNs of the queues that its own policies name as senders of dead letters; absent where they name none. */
  namedSources?: string[];
  encryption: 'none' | 'sqs-managed' | 'kms';
  kmsKey?: string;
  /** ISO 8601 */
  createdAt?: string;
  /** ISO 8601; of any attribute. */
  modifiedAt?: string;
  alarms?: Asked<StageAlarm[]>;
};

/** What the rules of a queue look at. */
export type QueueContext = CheckContext<SqsQueueInventory, SqsQueueThreshold>;

/** The same, of a queue that has been described. */
export type DescribedQueue = QueueContext & { inventory: SqsQueueInventory };

/** A rule of a queue. */
export type QueueCheck = Check<SqsQueueInventory, SqsQueueThreshold>;
