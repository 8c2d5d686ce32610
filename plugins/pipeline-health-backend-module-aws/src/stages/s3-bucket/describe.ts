import { S3Client } from '@aws-sdk/client-s3';
import {
  ask,
  Asked,
  Said,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { Below, BucketLister, Top } from './listBucket';
import { roleOf, splitName } from './bucketName';
import { wholeOf } from './listings';
import { rhythmOf } from './rhythm';
import { S3BucketInventory, S3Listing } from './S3BucketInventory';
import { sayAll, sayListing } from './sayListing';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** At most so many folders of failed documents are looked into. */
const MAX_FAILED_FOLDERS = 8;

/** `AmazonOpenSearchService_failed/`, `processing-failed/`, `splunk-failed/`… */
const FAILED = /[-_]failed\/$/;

/** What Firehose's documentation has as the prefix for all kinds of failures: `errors/processing-failed/`… */
const ERRORS = /(^|\/)(errors?|failed|failures)\/$/;

/**
 * Asks for a bucket: for the folders right below it, and one to a few calls for
 * each folder of failed documents, and for the prefix if there is one.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<S3BucketInventory>> {
  const { bucket, prefix } = splitName(stage.name);
  const at = access.now();
  const lister = new BucketLister(access.client(S3Client), bucket, at);
  const top = await lister.top(prefix);
  const failed = await askFailed(top, lister, at);
  const contents = prefix
    ? await askListing(
        prefix,
        at,
        () => lister.below(prefix, { top, history: true }),
        rhythmOf,
      )
    : undefined;
  return {
    inventory: {
      bucket,
      ...(prefix && { prefix }),
      role: roleOf(bucket, prefix),
      folders: {
        answer: top.folders.length,
        ...(!top.complete && {
          incomplete: sayListing('more-folders', {
            folders: top.folders.length,
            objects: top.objects.length,
          }),
        }),
      },
      ...(contents && { contents }),
      failed,
    },
    links: [],
    samples: samplesOf(failed, contents, at),
  };
}

async function askFailed(
  { folders }: Top,
  lister: BucketLister,
  now: number,
): Promise<Asked<S3Listing[]>> {
  const found = await ask(() => failedFolders(folders, lister));
  if ('problem' in found) {
    return found;
  }
  const failed = found.answer;
  const answer: S3Listing[] = [];
  const missed: Said[] = [];
  for (const folder of failed.slice(0, MAX_FAILED_FOLDERS)) {
    const asked = await askListing(folder, now, () => lister.below(folder));
    if ('problem' in asked) {
      return asked;
    }
    answer.push(asked.answer);
    missed.push(...(asked.incomplete ? [asked.incomplete] : []));
  }
  if (failed.length > answer.length) {
    missed.push(
      sayListing('not-looked-into', {
        looked: answer.length,
        count: failed.length,
      }),
    );
  }
  return { answer, ...(missed.length && { incomplete: sayAll(missed) }) };
}

/** The folders of failed documents, right below or one folder further down. */
async function failedFolders(
  folders: readonly string[],
  lister: BucketLister,
): Promise<string[]> {
  const failed = folders.filter(folder => FAILED.test(folder));
  for (const folder of folders.filter(each => ERRORS.test(each))) {
    const below = await lister.top(folder);
    failed.push(...below.folders.filter(each => FAILED.test(each)));
  }
  return failed;
}

async function askListing(
  prefix: string,
  now: number,
  list: () => Promise<Below>,
  rhythm?: typeof rhythmOf,
): Promise<Asked<S3Listing>> {
  let missed: Said | undefined;
  const asked = await ask(async () => {
    const below = await list();
    missed = below.missed;
    const listing = readListing(prefix, below, now);
    return missed || !rhythm
      ? listing
      : { ...listing, rhythm: rhythm(prefix, below.objects, now) };
  });
  return 'problem' in asked || !missed
    ? asked
    : { ...asked, incomplete: missed };
}

/** Sums up what was listed below a prefix. */
function readListing(
  prefix: string,
  { objects: listed, from }: Below,
  now: number,
): S3Listing {
  // Firehose and the consoles create empty objects that only stand for folders.
  const objects = listed.filter(
    ({ key, bytes }) => !(key.endsWith('/') && bytes === 0),
  );
  const newest = objects.reduce<(typeof objects)[number] | undefined>(
    (best, object) => (best && best.at >= object.at ? best : object),
    undefined,
  );
  const since = (time: number) => objects.filter(({ at }) => at > time).length;
  return {
    prefix,
    objects: objects.length,
    bytes: objects.reduce((sum, { bytes }) => sum + bytes, 0),
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    objectsLastHour: since(now - HOUR_MS),
    objectsLastDay: since(now - DAY_MS),
    ...(newest && {
      newestAt: new Date(newest.at).toISOString(),
      newestKey: newest.key,
    }),
  };
}

/** What was not listed to its end is no figure. */
function samplesOf(
  failed: Asked<S3Listing[]>,
  contents: Asked<S3Listing> | undefined,
  at: number,
): StageDescription['samples'] {
  const listings = wholeOf(failed);
  const below = wholeOf(contents);
  return {
    ...(listings && {
      failedObjects: {
        at,
        value: listings.reduce((sum, each) => sum + each.objectsLastHour, 0),
      },
    }),
    ...(below && { newObjects: { at, value: below.objectsLastHour } }),
    ...(below &&
      !below.from && {
        objects: { at, value: below.objects },
        contentsBytes: { at, value: below.bytes },
      }),
  };
}
