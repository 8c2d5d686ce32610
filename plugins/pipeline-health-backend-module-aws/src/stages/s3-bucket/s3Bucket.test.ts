import { sayListing } from './sayListing';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { queriesOf } from '../../__testUtils__/queriesOf';
import { stageOf } from './__testUtils__/buckets';
import { roleOf } from './bucketName';
import { S3BucketInventory } from './S3BucketInventory';
import { s3Bucket } from '.';

const LISTING = {
  prefix: 'raw/',
  objects: 12,
  bytes: 1_200,
  objectsLastHour: 1,
  objectsLastDay: 12,
  newestAt: '2026-03-01T11:30:00.000Z',
  newestKey: 'raw/2026/03/01/11/part-1',
};

const bucket: S3BucketInventory = {
  bucket: 'music-events-failed',
  role: 'backup',
  folders: { answer: 3 },
  failed: { answer: [LISTING] },
};
const denied = {
  problem: { code: 'access-denied', message: 'Not allowed' },
} as const;

describe('s3-bucket', () => {
  testStageKind(s3Bucket, [
    { stage: stageOf('music-events-failed'), inventory: bucket },
    {
      stage: stageOf('lake/raw/'),
      inventory: {
        bucket: 'lake',
        prefix: 'raw/',
        role: 'raw',
        folders: { answer: 1_000, incomplete: sayListing('older') },
        contents: { answer: LISTING, incomplete: sayListing('older') },
        failed: { answer: [] },
      },
    },
    {
      stage: stageOf('lake/denied/'),
      inventory: {
        ...bucket,
        prefix: 'denied/',
        contents: denied,
        failed: denied,
      },
    },
  ]);

  it('asks CloudWatch for nothing', () => {
    expect(queriesOf(s3Bucket, stageOf('b-1'), bucket)).toEqual({
      failedObjects: undefined,
    });
    expect(
      Object.keys(
        queriesOf(s3Bucket, stageOf('b-1/raw/'), { ...bucket, prefix: 'raw/' }),
      ),
    ).toEqual(['failedObjects', 'newObjects', 'objects', 'contentsBytes']);
  });

  it.each([
    ['arn:aws:s3:::raw-events', 'raw-events'],
    ['arn:aws:s3:::raw-events/*', 'raw-events/'],
    ['arn:aws:s3:::raw-events/plays/ünïcode/', 'raw-events/plays/ünïcode/'],
    ['arn:aws:sqs:eu-central-1:123456789012:q', undefined],
  ])('identifies %s as %s', (arn, name) => {
    expect(s3Bucket.identify(parseArn(arn))).toBe(name);
  });

  it.each([
    'arn:aws:s3:::Raw',
    'arn:aws:s3:eu-central-1:123456789012:accesspoint:x',
    'arn:aws:s3:eu-central-1:123456789012:accesspoint/orders',
    'arn:aws:s3:eu-central-1:123456789012:accesspoint/orders/object/raw/',
  ])('refuses %s', arn => {
    expect(() => s3Bucket.identify(parseArn(arn))).toThrow(
      /expected arn:aws:s3/,
    );
  });

  it('asks to list the bucket only', () => {
    expect(s3Bucket.permissions.resources?.(stageOf('lake/raw/'))).toEqual([
      'arn:aws:s3:::lake',
    ]);
  });

  it.each([
    ['music-events-failed', '', 'backup'],
    ['lake', 'raw/', 'raw'],
    ['lake-raw', 'tmp/spill/', 'temp'],
    ['sales-curated', '', 'prepared'],
    ['drawings', '', 'unknown'],
  ])('knows what %s %s is for: %s', (name, prefix, role) => {
    expect(roleOf(name, prefix)).toBe(role);
  });
});
