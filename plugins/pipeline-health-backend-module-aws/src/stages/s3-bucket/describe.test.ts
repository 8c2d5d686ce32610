import { NoSuchBucket } from '@aws-sdk/client-s3';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { CheckContext } from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import { failedDocuments } from './checks/failedDocuments';
import { noNewObjects } from './checks/noNewObjects';
import { S3BucketContext } from './context';
import { describe as describeBucket } from './describe';
import { identify } from './identify';
import { s3Bucket } from '.';
import { roleOf } from './roleOf';
import { S3BucketInventory } from './S3BucketInventory';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const HOUR = 3_600_000;

const stageOf = (name: string) => ({
  arn: `arn:aws:s3:::${name}`,
  kind: 's3-bucket',
  name,
  account: '123456789012',
  region: 'eu-central-1',
});

interface Listed {
  Prefix?: string;
  Delimiter?: string;
  StartAfter?: string;
  ContinuationToken?: string;
}

/** A bucket that lists a thousand objects a page, as S3 does. */
function bucketOf(objects: { key: string; at: number; bytes?: number }[]) {
  const asked: Listed[] = [];
  const sorted = [...objects].sort((left, right) =>
    left.key < right.key ? -1 : 1,
  );
  const access = fakeAccess(
    {
      ListObjectsV2: (input: Listed) => {
        asked.push(input);
        const { Prefix = '', Delimiter, StartAfter = '' } = input;
        const after = input.ContinuationToken ?? StartAfter;
        const below = sorted.filter(
          ({ key }) => key.startsWith(Prefix) && key > after,
        );
        if (Delimiter) {
          const folders = below.flatMap(({ key }) => {
            const end = key.indexOf('/', Prefix.length);
            return end < 0 ? [] : key.slice(0, end + 1);
          });
          return {
            CommonPrefixes: [...new Set(folders)].map(folder => ({
              Prefix: folder,
            })),
          };
        }
        const page = below.slice(0, 1_000);
        return {
          Contents: page.map(({ key, at, bytes = 100 }) => ({
            Key: key,
            Size: bytes,
            LastModified: new Date(at),
          })),
          ...(below.length > page.length && {
            NextContinuationToken: page[page.length - 1].key,
          }),
        };
      },
    },
    { now: NOW },
  );
  return { asked, access };
}

function contextOf(
  inventory: S3BucketInventory,
  is: Partial<S3BucketContext> = {},
) {
  return {
    stage: stageOf('music-events-failed'),
    inventory,
    describedAt: NOW,
    readings: {},
    samples: {},
    runs: [],
    neighbours: [],
    thresholds: { failedObjects: { warning: 1 }, newestObjectAge: {} },
    now: NOW,
    ...is,
  };
}

const upstream: CheckContext['neighbours'] = [
  {
    direction: 'upstream',
    relation: 'failed-documents',
    facts: {
      stage: { ...stageOf('music-events'), kind: 'firehose-stream' },
      readings: {},
      samples: {},
      runs: [],
    },
  },
];

/** Keys as Firehose writes them. */
const keyAt = (folder: string, at: number, index = 0) =>
  `${folder}${new Date(at)
    .toISOString()
    .slice(0, 13)
    .replace(/[-T]/g, '/')}/music-events-4-${String(index).padStart(5, '0')}`;

describe('a bucket', () => {
  it('finds what Firehose could not deliver, by either spelling', async () => {
    const { access, asked } = bucketOf([
      {
        key: keyAt('AmazonOpenSearchService_failed/', NOW - HOUR / 2),
        at: NOW - HOUR / 2,
      },
      {
        key: keyAt('AmazonOpenSearchService-failed/', NOW - 5 * HOUR),
        at: NOW - 5 * HOUR,
      },
      {
        key: keyAt('processing-failed/', NOW - 50 * HOUR),
        at: NOW - 50 * HOUR,
      },
      { key: 'other/file', at: NOW },
    ]);
    const { inventory, samples } = await describeBucket(
      stageOf('music-events-failed'),
      access,
    );
    expect(asked).toHaveLength(4);
    expect(inventory).toMatchObject({
      bucket: 'music-events-failed',
      role: 'backup',
      failed: [
        {
          prefix: 'AmazonOpenSearchService-failed/',
          objectsLastHour: 0,
          objectsLastDay: 1,
        },
        { prefix: 'AmazonOpenSearchService_failed/', objectsLastHour: 1 },
        { prefix: 'processing-failed/', objects: 1, objectsLastDay: 0 },
      ],
    });
    expect(inventory.contents).toBeUndefined();
    expect(samples).toEqual({ failedObjects: { at: NOW, value: 1 } });
    expect(failedDocuments.run(contextOf(inventory))).toMatchObject({
      severity: 'warning',
      title:
        'Failed documents are arriving: 1 object in the last hour, the newest 30 min ago',
      evidence: {
        failedObjectsLastDay: 2,
        newestFailedAt: '2026-03-02T11:30:00.000Z',
      },
    });
  });

  it('lists a prefix, and counts all of it as failed where a stream keeps only those', async () => {
    const { access } = bucketOf([
      { key: 'errors/', at: NOW, bytes: 0 },
      { key: 'errors/ünïcode/1', at: NOW - 2 * HOUR },
      { key: 'else/1', at: NOW },
    ]);
    const { inventory, samples } = await describeBucket(
      stageOf('music-events-failed/errors/'),
      access,
    );
    expect(inventory.contents).toMatchObject({
      objects: 1,
      complete: true,
      newestKey: 'errors/ünïcode/1',
    });
    expect(samples.objects.value).toBe(1);
    expect(failedDocuments.run(contextOf(inventory))).toBeUndefined();
    expect(
      failedDocuments.run(contextOf(inventory, { neighbours: upstream })),
    ).toMatchObject({ severity: 'info' });
  });

  it('jumps to the last day of a folder with very many objects', async () => {
    const old = Array.from({ length: 2_500 }, (_, index) => ({
      key: keyAt('processing-failed/', NOW - 100 * HOUR, index),
      at: NOW - 100 * HOUR,
    }));
    const { access, asked } = bucketOf([
      ...old,
      { key: keyAt('processing-failed/', NOW - HOUR / 4), at: NOW - HOUR / 4 },
    ]);
    const { inventory } = await describeBucket(stageOf('b-1'), access);
    expect(asked.map(({ StartAfter }) => StartAfter)).toEqual([
      undefined,
      undefined,
      'processing-failed/2026/03/01/11',
    ]);
    expect(inventory.failed).toEqual([
      expect.objectContaining({
        objects: 1,
        complete: false,
        from: '2026-03-01T12:00:00.000Z',
        objectsLastHour: 1,
      }),
    ]);
  });

  it('stops counting at a bound', async () => {
    const { access, asked } = bucketOf(
      Array.from({ length: 9_000 }, (_, index) => ({
        key: `raw/part-${String(index).padStart(5, '0')}`,
        at: NOW - HOUR,
      })),
    );
    const { inventory } = await describeBucket(stageOf('lake/raw/'), access);
    expect(asked).toHaveLength(7);
    expect(inventory.contents).toMatchObject({
      objects: 5_000,
      complete: false,
    });
    expect(
      noNewObjects.run(
        contextOf(inventory, {
          thresholds: { failedObjects: {}, newestObjectAge: { warning: 60 } },
        }),
      ),
    ).toBeUndefined();
  });

  it('says when nothing has come for longer than its owner allows', async () => {
    const { access } = bucketOf([{ key: 'raw/1', at: NOW - 26 * HOUR }]);
    const { inventory } = await describeBucket(stageOf('lake/raw/'), access);
    const thresholds = {
      failedObjects: {},
      newestObjectAge: { warning: 3_600, critical: 86_400 },
    };
    expect(noNewObjects.run(contextOf(inventory))).toBeUndefined();
    expect(
      noNewObjects.run(contextOf(inventory, { thresholds })),
    ).toMatchObject({
      severity: 'critical',
      starvation: true,
      title: 'No object has come for 1 d 2 h',
    });
    expect(
      s3Bucket.kind.deriveReadings?.(contextOf(inventory)).newestObjectAge,
    ).toMatchObject({ value: 26 * 3_600, unit: 'seconds' });
  });

  it('says when a prefix is empty', async () => {
    const { access } = bucketOf([]);
    const { inventory, samples } = await describeBucket(
      stageOf('lake/raw/'),
      access,
    );
    expect(samples.objects.value).toBe(0);
    expect(
      noNewObjects.run(
        contextOf(inventory, {
          thresholds: { failedObjects: {}, newestObjectAge: { warning: 60 } },
        }),
      ),
    ).toMatchObject({ title: 'There is no object below the prefix' });
  });

  it('throws when the bucket is gone', async () => {
    const error = new NoSuchBucket({ message: 'gone', $metadata: {} });
    const access = fakeAccess({
      ListObjectsV2: () => {
        throw error;
      },
    });
    await expect(describeBucket(stageOf('gone'), access)).rejects.toBe(error);
  });
});

describe('identify', () => {
  it.each([
    ['arn:aws:s3:::raw-events', 'raw-events'],
    ['arn:aws:s3:::raw-events/*', 'raw-events/'],
    ['arn:aws:s3:::raw-events/plays/ünïcode/', 'raw-events/plays/ünïcode/'],
    ['arn:aws:sqs:eu-central-1:123456789012:q', undefined],
  ])('%s → %s', (arn, name) => {
    expect(identify(parseArn(arn))).toBe(name);
  });

  it.each([
    'arn:aws:s3:::Raw',
    'arn:aws:s3:eu-central-1:123456789012:accesspoint:x',
  ])('refuses %s', arn => {
    expect(() => identify(parseArn(arn))).toThrow(/expected arn:aws:s3/);
  });

  it('asks to list the bucket only', () => {
    expect(s3Bucket.permissions.resources?.(stageOf('lake/raw/'))).toEqual([
      'arn:aws:s3:::lake',
    ]);
  });
});

describe('roleOf', () => {
  it.each([
    ['music-events-failed', '', 'backup'],
    ['lake', 'raw/', 'raw'],
    ['lake-raw', 'tmp/spill/', 'temp'],
    ['sales-curated', '', 'prepared'],
    ['drawings', '', 'unknown'],
  ])('%s %s → %s', (bucket, prefix, role) => {
    expect(roleOf(bucket, prefix)).toBe(role);
  });
});
