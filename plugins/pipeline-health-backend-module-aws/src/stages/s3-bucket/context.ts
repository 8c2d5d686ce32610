import {
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { S3BucketInventory, S3Listing } from './S3BucketInventory';
import { S3BucketThreshold } from './thresholds';

/** What the rules of a bucket look at. */
export type S3BucketContext = CheckContext<
  S3BucketInventory,
  S3BucketThreshold
>;

/** A rule of a bucket. */
export type S3BucketCheck = Check<S3BucketInventory, S3BucketThreshold>;

/**
 * Where failed documents lie: the folders that Firehose names so, and the whole
 * prefix when a stream keeps nothing but those there.
 */
export function failedListings(context: S3BucketContext): S3Listing[] {
  const { inventory, neighbours } = context;
  const onlyFailed = neighbours.some(
    ({ direction, relation }) =>
      direction === 'upstream' && relation === 'failed-documents',
  );
  if (!inventory) {
    return [];
  }
  return onlyFailed && inventory.contents
    ? [inventory.contents]
    : inventory.failed;
}

/** The newest of several times; undefined when there is none. */
export function newestOf(times: (string | undefined)[]): string | undefined {
  return times.filter(Boolean).sort().pop();
}
