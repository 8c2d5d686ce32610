import {
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../aws/access';
import type { FirehoseThreshold } from './thresholds';

/**
 * Where a delivery stream can deliver. `other` is a destination that this
 * version does not know: its stream is still watched by what all have in common.
 */
export type DestinationType =
  | 'opensearch'
  | 'opensearch-serverless'
  | 'elasticsearch'
  | 's3'
  | 'redshift'
  | 'splunk'
  | 'http'
  | 'snowflake'
  | 'iceberg'
  | 'other';

/** Where a delivery stream delivers, and how patiently. */
export type FirehoseDestination = {
  type: DestinationType;
  /** The ARN of a domain or bucket, or else the address. */
  target?: string;
  /** The index or table. */
  table?: string;
  /** As AWS names it: `OneDay`; absent where indexes are not rotated by Firehose. */
  indexRotation?: string;
  bufferIntervalSeconds: number;
  bufferSizeBytes: number;
  retrySeconds?: number;
  errorLogging: boolean;
  errorLogGroup?: string;
  formatConversion: boolean;
  dynamicPartitioning: boolean;
};

/** A place in S3 that a delivery stream writes to. */
export type FirehoseBucket = {
  bucketArn: string;
  /** The part of the prefix before its first expression. */
  prefix?: string;
  /** The same of the prefix for what could not be delivered. */
  errorPrefix?: string;
};

/** The S3 bucket that keeps what was not delivered, or a copy of everything. */
export type FirehoseBackup = FirehoseBucket & {
  /** As AWS names it: `FailedDocumentsOnly`. */
  mode?: string;
  /** `failed`: what could not be delivered; `all`: every record; `source`: every record as it came. */
  content: 'failed' | 'all' | 'source';
};

/** The Lambda function that changes records on their way. */
export type FirehoseTransform = {
  functionArn: string;
  enabled: boolean;
  retries: number;
  bufferIntervalSeconds: number;
  bufferSizeBytes: number;
};

/** Where the records of a delivery stream come from. */
export type FirehoseOrigin = {
  /** As AWS names it: `DirectPut`, `KinesisStreamAsSource`, `MSKAsSource`, `DatabaseAsSource`. */
  type: string;
  /** The ARN of the Kinesis stream or of the MSK cluster. */
  arn?: string;
  topic?: string;
};

/** The configuration and facts of a delivery stream. */
export type FirehoseInventory = {
  /** As AWS names it: `ACTIVE`. */
  status: string;
  /** Why the stream could not be created or deleted. */
  failure?: string;
  source: FirehoseOrigin;
  /** Absent while the stream is being created. */
  destination?: FirehoseDestination;
  /** Where records rest before they are copied into the warehouse. */
  staging?: FirehoseBucket;
  /** The bucket of an S3 destination. */
  delivery?: FirehoseBucket;
  backup?: FirehoseBackup;
  transform?: FirehoseTransform;
  /** The types of all processors, in order. */
  processors: string[];
  /** Who holds the key: `AWS_OWNED_CMK`, `CUSTOMER_MANAGED_CMK`; absent without encryption at rest. */
  encryptionKey?: string;
  createdAt?: string;
  updatedAt?: string;
  alarms?: Asked<StageAlarm[]>;
};

/** What the rules of a delivery stream look at. */
export type FirehoseContext = CheckContext<
  FirehoseInventory,
  FirehoseThreshold
>;

/** The same, of a stream that has been described. */
export type DescribedFirehose = FirehoseContext & {
  inventory: FirehoseInventory;
};

/** A rule of a delivery stream. */
export type FirehoseCheck = Check<FirehoseInventory, FirehoseThreshold>;

/** How long a record may wait because the stream was told to gather some. */
export function bufferSeconds(
  inventory: Pick<FirehoseInventory, 'destination'> | undefined,
): number {
  return inventory?.destination?.bufferIntervalSeconds ?? 0;
}
