/**
 * What a bucket is for in its pipeline, as far as its name tells.
 */
export type S3BucketRole = 'raw' | 'prepared' | 'backup' | 'temp' | 'unknown';

/**
 * What lies below a prefix.
 */
export type S3Listing = {
  prefix: string;
  /** Objects that were counted; at least so many when not complete. */
  objects: number;
  bytes: number;
  /** False when there are more objects than we were willing to list. */
  complete: boolean;
  /** ISO 8601; objects before it were not looked at. */
  from?: string;
  objectsLastHour: number;
  objectsLastDay: number;
  /** ISO 8601 */
  newestAt?: string;
  newestKey?: string;
};

/**
 * The facts of a bucket, or of a prefix of it.
 */
export type S3BucketInventory = {
  bucket: string;
  prefix?: string;
  role: S3BucketRole;
  /** What lies below the prefix; absent when the whole bucket is the stage. */
  contents?: S3Listing;
  /** What Firehose could not deliver, by the prefixes that it gives to that. */
  failed: S3Listing[];
};
