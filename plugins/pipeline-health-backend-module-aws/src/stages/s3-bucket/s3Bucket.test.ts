import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { s3Bucket } from '.';

const stageOf = (name: string) => ({
  arn: `arn:aws:s3:::${name}`,
  kind: 's3-bucket',
  name,
  account: '123456789012',
  region: 'eu-central-1',
});

const LISTING = {
  prefix: 'raw/',
  objects: 12,
  bytes: 1_200,
  complete: true,
  objectsLastHour: 1,
  objectsLastDay: 12,
  newestAt: '2026-03-01T11:30:00.000Z',
  newestKey: 'raw/2026/03/01/11/part-1',
};

describe('s3-bucket', () => {
  testStageKind(s3Bucket.kind, [
    {
      stage: stageOf('music-events-failed'),
      inventory: {
        bucket: 'music-events-failed',
        role: 'backup',
        failed: [LISTING],
      },
    },
    {
      stage: stageOf('lake/raw/'),
      inventory: {
        bucket: 'lake',
        prefix: 'raw/',
        role: 'raw',
        contents: LISTING,
        failed: [],
      },
    },
  ]);
});
