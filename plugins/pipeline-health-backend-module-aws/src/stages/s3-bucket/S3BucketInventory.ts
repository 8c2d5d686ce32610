import {
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import type { S3BucketThreshold } from './thresholds';

/** What a bucket is for in its pipeline, as far as its name tells. */
export type S3BucketRole = 'raw' | 'prepared' | 'backup' | 'temp' | 'unknown';

/** What lies below a prefix. */
export type S3Listing = {
  prefix: string;
  /** Objects that were counted. */
  objects: number;
  bytes: number;
  /** ISO 8601; objects from before it were not all counted. */
  from?: string;
  objectsLastHour: number;
  objectsLastDay: number;
  /** ISO 8601 */
  newestAt?: string;
  newestKey?: string;
  /** When objects come, and how much; absent where that is not told. */
  rhythm?: S3Rhythm;
};

/** What is unusual about when objects come below a prefix, as of when they were listed. */
export type S3Rhythm = {
  stopped?: StoppedDataset[];
  few?: SmallDataset[];
};

/** Objects of a dataset came regularly, and come no more. */
export type StoppedDataset = {
  /** Its folder below the prefix; empty of all that lies there. */
  dataset: string;
  newestAt: string;
  dueAt: string;
  usualSeconds: number;
  restsOnDays: number;
};

/** The newest objects of a dataset bring far less than those before. */
export type SmallDataset = {
  dataset: string;
  at: string;
  bytes: number;
  usualBytes: number;
  restsOn: number;
};

/** The facts of a bucket, or of a prefix of it. */
export type S3BucketInventory = {
  bucket: string;
  prefix?: string;
  role: S3BucketRole;
  /** The number of folders right below; incomplete when there are more. */
  folders: Asked<number>;
  /** What lies below the prefix; absent when the whole bucket is the stage. */
  contents?: Asked<S3Listing>;
  /** What Firehose could not deliver, by the prefixes that it gives to that. */
  failed: Asked<S3Listing[]>;
};

/** What the rules of a bucket look at. */
export type S3BucketContext = CheckContext<
  S3BucketInventory,
  S3BucketThreshold
>;

/** A rule of a bucket. */
export type S3BucketCheck = Check<S3BucketInventory, S3BucketThreshold>;
