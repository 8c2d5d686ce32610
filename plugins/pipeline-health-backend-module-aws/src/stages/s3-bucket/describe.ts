import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { ListedItems, readPages } from '../../aws/paging';
import { splitName } from './identify';
import { ListedObject, readListing, startOfLastDay } from './readListing';
import { roleOf } from './roleOf';
import { S3BucketInventory, S3Listing } from './S3BucketInventory';

/** At most so many thousands of objects are listed below one prefix. */
const MAX_PAGES = 5;

/** At most so many prefixes of failed documents are looked into. */
const MAX_FAILED_PREFIXES = 8;

/** `AmazonOpenSearchService_failed/`, `processing-failed/`, `splunk-failed/`… */
const FAILED = /[-_]failed\/$/;

/**
 * Asks for a bucket: one call for the folders right below it, one to a few for
 * each folder of failed documents, and the same for the prefix if there is one.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<S3BucketInventory>> {
  const { bucket, prefix } = splitName(stage.name);
  const folders = await listFolders(bucket, prefix, access);
  const failed: S3Listing[] = [];
  for (const folder of folders
    .filter(name => FAILED.test(name))
    .slice(0, MAX_FAILED_PREFIXES)) {
    failed.push(await list(bucket, folder, access));
  }
  const contents = prefix ? await list(bucket, prefix, access) : undefined;
  const at = access.now();
  return {
    inventory: {
      bucket,
      ...(prefix && { prefix }),
      role: roleOf(bucket, prefix),
      ...(contents && { contents }),
      failed,
    },
    links: [],
    samples: {
      failedObjects: { at, value: lastHour(failed) },
      ...(contents && {
        objects: { at, value: contents.objects },
        newObjects: { at, value: contents.objectsLastHour },
      }),
    },
  };
}

function lastHour(listings: S3Listing[]): number {
  return listings.reduce(
    (sum, { objectsLastHour }) => sum + objectsLastHour,
    0,
  );
}

async function listFolders(
  bucket: string,
  prefix: string,
  access: AwsAccess,
): Promise<string[]> {
  const { CommonPrefixes } = await access.client(S3Client).send(
    new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      Delimiter: '/',
    }),
  );
  return (CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []);
}

async function list(
  bucket: string,
  prefix: string,
  access: AwsAccess,
): Promise<S3Listing> {
  const now = access.now();
  const first = await listObjects({ bucket, prefix, pages: 1 }, access);
  if (first.complete) {
    return readListing({ prefix, objects: first.items, complete: true, now });
  }
  const startAfter = startOfLastDay(prefix, first.items[0]?.key, now);
  const { items, complete } = await listObjects(
    { bucket, prefix, startAfter, pages: MAX_PAGES },
    access,
  );
  return readListing({
    prefix,
    objects: items,
    complete: complete && !startAfter,
    from: startAfter ? now - 86_400_000 : undefined,
    now,
  });
}

function listObjects(
  from: { bucket: string; prefix: string; startAfter?: string; pages: number },
  access: AwsAccess,
): Promise<ListedItems<ListedObject>> {
  return readPages(from.pages, async token => {
    const answer = await access.client(S3Client).send(
      new ListObjectsV2Command({
        Bucket: from.bucket,
        Prefix: from.prefix,
        StartAfter: from.startAfter,
        ContinuationToken: token,
      }),
    );
    return {
      items: (answer.Contents ?? []).flatMap(({ Key, Size, LastModified }) =>
        Key && LastModified
          ? [{ key: Key, bytes: Size ?? 0, at: LastModified.getTime() }]
          : [],
      ),
      nextToken: answer.NextContinuationToken,
    };
  });
}
