import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
  TEST_NOW,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess } from '../../../__testUtils__/fakeAccess';
import { s3Bucket } from '..';
import { S3BucketContext, S3BucketInventory } from '../S3BucketInventory';

export const HOUR = 3_600_000;

export const stageOf = (name: string) => ({
  arn: `arn:aws:s3:::${name}`,
  kind: 's3-bucket',
  name,
  account: '123456789012',
  region: 'eu-central-1',
});

/** What is asked when objects are listed. */
interface Listed {
  Prefix?: string;
  Delimiter?: string;
  StartAfter?: string;
  ContinuationToken?: string;
}

/** A bucket that lists a thousand keys and folders a page, as S3 does. */
export function bucketOf(
  objects: { key: string; at: number; bytes?: number }[],
  refuse?: (asked: Listed) => Error | undefined,
) {
  const asked: Listed[] = [];
  const sorted = [...objects].sort((left, right) =>
    left.key < right.key ? -1 : 1,
  );
  const access = fakeAccess(
    {
      ListObjectsV2: (input: Listed) => {
        asked.push(input);
        const refusal = refuse?.(input);
        if (refusal) {
          throw refusal;
        }
        const { Prefix = '', Delimiter, StartAfter = '' } = input;
        const after = input.ContinuationToken ?? StartAfter;
        const folderOf = (key: string) => {
          const end = Delimiter ? key.indexOf(Delimiter, Prefix.length) : -1;
          return end < 0 ? undefined : key.slice(0, end + 1);
        };
        const below = sorted.filter(
          ({ key }) =>
            key.startsWith(Prefix) && key > after && folderOf(key) !== after,
        );
        const page = new Map<string, typeof below>();
        for (const object of below) {
          const name = folderOf(object.key) ?? object.key;
          if (!page.has(name) && page.size === 1_000) {
            break;
          }
          page.set(name, [...(page.get(name) ?? []), object]);
        }
        const names = [...page.keys()];
        const shown = [...page.values()].reduce(
          (sum, each) => sum + each.length,
          0,
        );
        return {
          CommonPrefixes: names
            .filter(name => folderOf(name) === name)
            .map(folder => ({ Prefix: folder })),
          Contents: below
            .slice(0, shown)
            .filter(({ key }) => folderOf(key) === undefined)
            .map(({ key, at, bytes = 100 }) => ({
              Key: key,
              Size: bytes,
              LastModified: new Date(at),
            })),
          ...(below.length > shown && {
            NextContinuationToken: names[names.length - 1],
          }),
        };
      },
    },
    { now: TEST_NOW },
  );
  return { asked, access };
}

/** Keys as Firehose writes them. */
export const keyAt = (folder: string, at: number, index = 0) =>
  `${folder}${new Date(at)
    .toISOString()
    .slice(0, 13)
    .replace(/[-T]/g, '/')}/music-events-4-${String(index).padStart(5, '0')}`;

/** A stream that keeps nothing there but what it could not deliver. */
export const deliveryStream: Neighbour = {
  direction: 'upstream',
  relation: 'failed-documents',
  facts: {
    stage: { ...stageOf('music-events'), kind: 'firehose-stream' },
    readings: {},
    samples: {},
    coverage: {},
    runs: [],
  },
};

/** What is told of a bucket. */
export interface Told {
  neighbours?: Neighbour[];
  newestObjectAge?: S3BucketContext['thresholds']['newestObjectAge'];
}

/** The bucket as its checks see it. */
export function bucketContext(
  inventory: S3BucketInventory,
  { neighbours, newestObjectAge = {} }: Told = {},
) {
  return contextOf(
    s3Bucket,
    { stage: stageOf('music-events-failed'), inventory },
    {
      neighbours,
      thresholds: { failedObjects: { warning: 1 }, newestObjectAge },
    },
  );
}

export function findingsOfBucket(
  inventory: S3BucketInventory,
  told: Told = {},
) {
  return findingsOf(s3Bucket, bucketContext(inventory, told));
}
