import { sayListing } from './sayListing';
import { NoSuchBucket } from '@aws-sdk/client-s3';
import {
  answerOf,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { TEST_NOW as NOW } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess } from '../../__testUtils__/fakeAccess';
import {
  bucketContext,
  bucketOf,
  deliveryStream,
  findingsOfBucket,
  HOUR,
  keyAt,
  stageOf,
  Told,
} from './__testUtils__/buckets';
import { describe as describeBucket } from './describe';
import { S3BucketInventory } from './S3BucketInventory';
import { s3Bucket } from '.';

const found = (inventory: S3BucketInventory, told: Told = {}) =>
  findingsOfBucket(inventory, told).map(
    ({ id, severity }) => `${id.split('/')[1]} ${severity}`,
  );
const many = <T>(count: number, object: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => object(index));
const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);

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
      folders: { answer: 4 },
      failed: {
        answer: [
          {
            prefix: 'AmazonOpenSearchService-failed/',
            objectsLastHour: 0,
            objectsLastDay: 1,
          },
          { prefix: 'AmazonOpenSearchService_failed/', objectsLastHour: 1 },
          { prefix: 'processing-failed/', objects: 1, objectsLastDay: 0 },
        ],
      },
    });
    expect(inventory.contents).toBeUndefined();
    expect(samples).toEqual({ failedObjects: { at: NOW, value: 1 } });
    expect(findingsOfBucket(inventory)).toMatchObject([
      {
        severity: 'warning',
        title:
          'Failed documents are arriving: 1 object in the last hour, the newest 30 min ago',
        evidence: {
          failedObjectsLastDay: 2,
          newestFailedAt: '2026-03-01T11:30:00.000Z',
        },
      },
    ]);
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
      answer: { objects: 1, newestKey: 'errors/ünïcode/1' },
    });
    expect(samples.objects.value).toBe(1);
    expect(found(inventory)).toEqual([]);
    const neighbours = [deliveryStream];
    expect(findingsOfBucket(inventory, { neighbours })).toMatchObject([
      {
        severity: 'info',
        title:
          'Failed documents arrived within the last day, the newest 2 h ago',
      },
    ]);
  });

  it.each([
    [2, 1, 'failed-documents info'],
    [6, 1, 'failed-documents warning'],
    [2, 2, 'failed-documents warning'],
  ])(
    'lets the stream that writes tell first of an object %d min old, one of %d',
    async (minutes, count, expected) => {
      const { access } = bucketOf(
        many(count, index => ({
          key: `errors/${index}`,
          at: NOW - (minutes + 5 * index) * 60_000,
        })),
      );
      const { inventory } = await describeBucket(
        stageOf('lake/errors/'),
        access,
      );
      expect(found(inventory, { neighbours: [deliveryStream] })).toEqual([
        expected,
      ]);
    },
  );

  it('jumps to the last day of a folder with very many objects', async () => {
    const { access, asked } = bucketOf([
      ...many(2_500, index => ({
        key: keyAt('processing-failed/', NOW - 100 * HOUR, index),
        at: NOW - 100 * HOUR,
      })),
      { key: keyAt('processing-failed/', NOW - HOUR / 4), at: NOW - HOUR / 4 },
    ]);
    const { inventory, samples } = await describeBucket(stageOf('b-1'), access);
    expect(asked.map(({ StartAfter }) => StartAfter)).toEqual([
      undefined,
      undefined,
      'processing-failed/2026/02/28/11',
    ]);
    expect(inventory.failed).toEqual({
      answer: [
        expect.objectContaining({
          objects: 1,
          from: '2026-02-28T12:00:00.000Z',
          objectsLastHour: 1,
        }),
      ],
    });
    expect(samples.failedObjects.value).toBe(1);
  });

  it('finds new failures among very many old ones of another type', async () => {
    const { access } = bucketOf([
      ...many(6_000, index => ({
        key: keyAt(
          'errors/format-conversion-failed/',
          NOW - 60 * HOUR - (index % 30) * HOUR,
          index,
        ),
        at: NOW - 60 * HOUR,
      })),
      ...many(150, index => ({
        key: keyAt(
          'errors/processing-failed/',
          NOW - index * 2 * 60_000,
          index,
        ),
        at: NOW - index * 2 * 60_000,
      })),
    ]);
    const { inventory } = await describeBucket(
      stageOf('orders-lake/errors/'),
      access,
    );
    const neighbours = [deliveryStream];
    expect(findingsOfBucket(inventory, { neighbours })).toMatchObject([
      {
        severity: 'warning',
        title:
          'Failed documents are arriving: 30 objects in the last hour, the newest 0 s ago',
        evidence: { failedObjectsLastDay: 150 },
      },
    ]);
    expect(found(inventory)).toEqual(['failed-documents warning']);
  });

  it.each([
    ['below the bucket', 'errors/'],
    ['below a folder for each region', 'errors/eu-central-1/'],
  ])('finds them %s, too', async (_name, folder) => {
    const { access } = bucketOf([
      ...many(3_000, index => ({
        key: keyAt(
          `${folder}format-conversion-failed/`,
          NOW - 60 * HOUR,
          index,
        ),
        at: NOW - 60 * HOUR,
      })),
      ...many(20, index => ({
        key: keyAt(`${folder}processing-failed/`, NOW - HOUR / 2, index),
        at: NOW - HOUR / 2,
      })),
      { key: 'orders/1', at: NOW - HOUR },
    ]);
    const name = folder === 'errors/' ? 'orders-lake' : 'orders-lake/errors/';
    const { inventory } = await describeBucket(stageOf(name), access);
    expect(
      found(inventory, {
        neighbours: folder === 'errors/' ? [] : [deliveryStream],
      }),
    ).toEqual(['failed-documents warning']);
  });

  const part = (day: string, index: number) =>
    `orders/dt=${day}/part-${String(index).padStart(5, '0')}`;
  /** The objects of many days, the newest of them so many hours old. */
  const daysUntil = (hours: number, count = 12_000) =>
    many(count, index => {
      const at = NOW - hours * HOUR - (count - 1 - index) * HOUR;
      return { key: part(dayAt(at), index), at };
    });
  const lines = { newestObjectAge: { warning: 3_600, critical: 86_400 } };

  it.each([
    [1, [], 'No object has come for 1 h'],
    [2, ['no-new-objects warning'], 'No object has come for 2 h'],
    [30, ['no-new-objects critical'], 'No object has come for 1 d 6 h'],
    [200, ['no-new-objects critical'], 'No object has come for 8 d 8 h'],
    // Of those of 512 days too many would have to be listed to reach it.
    [
      2_000,
      ['no-new-objects critical'],
      'No object has come for 64 d or longer',
    ],
  ])(
    'reaches the newest of 12,000 objects in folders of days, %d h old',
    async (hours, expected, title) => {
      const { access } = bucketOf(daysUntil(hours));
      const { inventory, samples } = await describeBucket(
        stageOf('lake/orders/'),
        access,
      );
      expect(found(inventory, lines)).toEqual(expected);
      findingsOfBucket(inventory, lines).forEach(finding =>
        expect(finding.title).toBe(title),
      );
      // Only a part of them was counted.
      expect(samples).not.toHaveProperty('objects');
      expect(samples.newObjects.value).toBe(0);
    },
  );

  it('says at least how long nothing has come where even that is long ago', async () => {
    const { access } = bucketOf(daysUntil(20_000, 1_200));
    const { inventory } = await describeBucket(stageOf('lake/orders/'), access);
    expect(findingsOfBucket(inventory, lines)).toMatchObject([
      {
        severity: 'critical',
        title: 'No object has come for 512 d or longer',
      },
    ]);
    expect(s3Bucket.deriveReadings?.(bucketContext(inventory))).toEqual({});
  });

  describe('whose newest objects are not to be reached', () => {
    const unordered = () =>
      bucketOf(
        many(9_000, index => ({
          key: `raw/part-${String(index).padStart(5, '0')}`,
          at: NOW - 10 * HOUR,
        })),
      );

    it('stops at a bound and gives no figures', async () => {
      const { access, asked } = unordered();
      const { inventory, samples } = await describeBucket(
        stageOf('lake/raw/'),
        access,
      );
      expect(asked).toHaveLength(11);
      expect(inventory.contents).toMatchObject({
        answer: { objects: 5_000 },
        incomplete: sayListing('no-order', { count: 5000, prefix: 'raw/' }),
      });
      expect(samples).toEqual({ failedObjects: { at: NOW, value: 0 } });
      expect(s3Bucket.deriveReadings?.(bucketContext(inventory))).toEqual({});
    });

    it('tells that, and judges nothing by it', async () => {
      const { inventory } = await describeBucket(
        stageOf('lake/raw/'),
        unordered().access,
      );
      expect(findingsOfBucket(inventory)).toMatchObject([
        {
          id: 's3-bucket/could-not-ask',
          severity: 'info',
          title: expect.stringMatching(
            /^Could not read all of what lies below the prefix/,
          ),
        },
      ]);
      expect(found(inventory, lines)).toEqual([
        'no-new-objects unknown',
        'could-not-ask info',
      ]);
      // One that was seen is new enough.
      expect(
        found(inventory, { newestObjectAge: { warning: 86_400 } }),
      ).toEqual(['could-not-ask info']);
      expect(found(inventory, { neighbours: [deliveryStream] })).toEqual([
        'failed-documents unknown',
        'could-not-ask info',
      ]);
    });

    it('tells of failures that it has seen', async () => {
      const { access } = bucketOf(
        many(9_000, index => ({ key: `errors/${index}`, at: NOW - 60_000 })),
      );
      const { inventory } = await describeBucket(
        stageOf('lake/errors/'),
        access,
      );
      expect(
        findingsOfBucket(inventory, { neighbours: [deliveryStream] }),
      ).toMatchObject([
        {
          severity: 'warning',
          title:
            'Failed documents are arriving: at least 5,000 objects in the last hour, the newest 1 min ago',
        },
        { id: 's3-bucket/could-not-ask' },
      ]);
    });

    it('does not know whether failures arrive in folders that it did not reach', async () => {
      const { access } = bucketOf([
        ...many(6_000, index => ({
          key: `processing-failed/${index}`,
          at: NOW - 50 * HOUR,
        })),
        ...many(9, index => ({
          key: `type-${index}-failed/1`,
          at: NOW - 50 * HOUR,
        })),
      ]);
      const { inventory, samples } = await describeBucket(
        stageOf('b-1'),
        access,
      );
      expect(samples).toEqual({});
      expect(findingsOfBucket(inventory)).toMatchObject([
        {
          id: 's3-bucket/could-not-ask',
          severity: 'unknown',
          evidence: {
            reasons: [
              'More than 5,000 objects lie below processing-failed/, and their keys do not tell which are new. Only 8 of 10 folders were looked into.',
            ],
          },
        },
      ]);
    });
  });

  it('finds the folders behind more objects than are on a page', async () => {
    const { access } = bucketOf([
      ...many(1_500, index => ({ key: `a-${index}`, at: NOW - 50 * HOUR })),
      { key: keyAt('processing-failed/', NOW - HOUR / 4), at: NOW - HOUR / 4 },
    ]);
    const { inventory } = await describeBucket(stageOf('b-1'), access);
    expect(inventory.folders).toEqual({ answer: 1 });
    expect(found(inventory)).toEqual(['failed-documents warning']);
  });

  it('says when there are more folders than it finds', async () => {
    const { access } = bucketOf(
      many(7_000, index => ({ key: `a-${index}`, at: NOW - 50 * HOUR })),
    );
    const { inventory } = await describeBucket(stageOf('b-1'), access);
    expect(inventory.folders).toEqual({
      answer: 0,
      incomplete: sayListing('more-folders', { folders: 0, objects: 5000 }),
    });
    expect(found(inventory)).toEqual(['could-not-ask info']);
  });

  it('loses no more than the folder that it may not list', async () => {
    const denied = new SourceError('access-denied', 'Not allowed', {
      missingPermission: 's3:ListBucket',
    });
    const { access } = bucketOf(
      [
        { key: 'raw/1', at: NOW - HOUR },
        { key: 'raw/processing-failed/1', at: NOW - HOUR },
      ],
      ({ Prefix }) => (Prefix?.includes('failed') ? denied : undefined),
    );
    const { inventory, samples } = await describeBucket(
      stageOf('lake/raw/'),
      access,
    );
    expect(answerOf(inventory.contents)?.objects).toBe(2);
    expect(samples).not.toHaveProperty('failedObjects');
    expect(findingsOfBucket(inventory)).toMatchObject([
      {
        id: 's3-bucket/could-not-ask',
        severity: 'unknown',
        evidence: { missingPermissions: ['s3:ListBucket'] },
      },
    ]);
  });

  it('says when nothing has come for longer than its owner allows', async () => {
    const { access } = bucketOf([{ key: 'raw/1', at: NOW - 26 * HOUR }]);
    const { inventory } = await describeBucket(stageOf('lake/raw/'), access);
    expect(found(inventory)).toEqual([]);
    const [finding] = findingsOfBucket(inventory, lines);
    expect(finding).toMatchObject({
      severity: 'critical',
      claim: 'starvation',
      title: 'No object has come for 1 d 2 h',
      onsetAt: '2026-02-28T10:00:00.000Z',
    });
    const context = bucketContext(inventory, lines);
    expect(s3Bucket.deriveReadings?.(context).newestObjectAge).toMatchObject({
      value: 26 * 3_600,
      unit: 'seconds',
    });
    expect(s3Bucket.keyFigure?.(context, finding)).toMatchObject({
      metric: 'newestObjectAge',
      value: 26 * 3_600,
      unit: 'seconds',
    });
  });

  it('says when a prefix is empty', async () => {
    const { access } = bucketOf([]);
    const { inventory, samples } = await describeBucket(
      stageOf('lake/raw/'),
      access,
    );
    expect(samples.objects.value).toBe(0);
    expect(
      findingsOfBucket(inventory, { newestObjectAge: { warning: 60 } }),
    ).toMatchObject([{ title: 'There is no object below the prefix' }]);
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
