import {
  parseArn,
  Reading,
} from '@pipeline-health/plugin-pipeline-health-common';
import { awsKind, AwsMetric } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { lookBackOver } from '../../judging';
import { identify, splitName } from './bucketName';
import { checks } from './checks';
import { describe } from './describe';
import { failedContents, newestAgeReading, wholeOf } from './listings';
import { S3BucketInventory } from './S3BucketInventory';
import { listingMessages } from './sayListing';
import { writtenAnewLookback } from './writtenAnew';
import { S3BucketThreshold, thresholds } from './thresholds';

const hasPrefix = ({ prefix }: S3BucketInventory) => prefix !== undefined;

/** Listings come with the description; CloudWatch only counts objects once a day. */
const metrics: readonly AwsMetric<S3BucketInventory>[] = [
  {
    metric: 'failedObjects',
    title: 'Objects with failed documents, of the last hour',
    unit: 'count',
    statistic: 'Maximum',
    key: true,
    described: true,
    expectedLag: 60,
  },
  {
    metric: 'newObjects',
    title: 'New objects of the last hour',
    unit: 'count',
    statistic: 'Maximum',
    key: true,
    described: true,
    expectedLag: 60,
    when: hasPrefix,
  },
  {
    metric: 'objects',
    title: 'Objects',
    unit: 'count',
    statistic: 'Maximum',
    key: true,
    described: true,
    expectedLag: 60,
    when: hasPrefix,
  },
  {
    metric: 'contentsBytes',
    title: 'Size of the contents',
    unit: 'bytes',
    statistic: 'Maximum',
    described: true,
    expectedLag: 60,
    when: hasPrefix,
  },
  {
    metric: 'newestObjectAge',
    title: 'Newest object',
    unit: 'seconds',
    statistic: 'Maximum',
    derived: true,
  },
];

/** A bucket or a prefix of it: where a pipeline's data rests. */
export const s3Bucket = awsKind<S3BucketInventory, S3BucketThreshold>({
  kind: 's3-bucket',
  title: 'S3 bucket',
  arn: identify,
  arns: { service: 's3', resource: '' },
  metrics,
  places: placesOf({
    page: ({ name }) => {
      const { bucket, prefix } = splitName(name);
      return `s3/buckets/${bucket}?region=REGION&prefix=${encodeURIComponent(
        prefix,
      )}`;
    },
    look: ({ name }) => {
      const { bucket, prefix } = splitName(name);
      return [
        's3api',
        'ListObjectsV2',
        { Bucket: bucket, Prefix: prefix, MaxKeys: 20 },
      ];
    },
  }),
  thresholds,
  checks,
  sides: {
    failed: {
      what: 'its folders of failed documents, so whether some arrive',
      severity: 'unknown',
    },
    contents: {
      what: 'what lies below the prefix, so how new the newest object is',
      severity: 'info',
    },
    folders: {
      what: 'the folders right below, so which of them hold failed documents',
      severity: 'info',
    },
  },
  inventory: {
    bucket: { title: 'Bucket' },
    prefix: { title: 'Prefix' },
    role: { title: 'Role' },
    contents: { title: 'Contents' },
    'contents.bytes': { title: 'Size of the contents', unit: 'bytes' },
    failed: { title: 'Failed documents' },
    'failed.bytes': { title: 'Size of the failed documents', unit: 'bytes' },
    folders: { title: 'Folders', unit: 'count' },
  },
  messages: listingMessages,
  chartThresholds: { failedObjects: 'failedObjects' },
  deriveReadings(context): { [metric: string]: Reading } {
    const newestObjectAge = newestAgeReading(context);
    return newestObjectAge ? { newestObjectAge } : {};
  },
  keyFigure(context, finding) {
    const age = newestAgeReading(context);
    const failed = wholeOf(failedContents(context));
    if (finding?.id === 's3-bucket/no-new-objects' && age) {
      return { metric: 'newestObjectAge', ...age };
    }
    return finding?.id === 's3-bucket/failed-documents' && failed
      ? { metric: 'newObjects', value: failed.objectsLastHour, unit: 'count' }
      : undefined;
  },
  lookback: context =>
    lookBackOver(context, { contentsBytes: writtenAnewLookback(context) }),
  // Listings are paid by the call and nothing here is urgent by itself.
  tier: () => 'warm',
  describe,
  permissions: {
    stage: ['s3:ListBucket'],
    resources: ({ arn, name }) => [
      `arn:${parseArn(arn).partition}:s3:::${splitName(name).bucket}`,
    ],
  },
  tagging: { resourceType: 's3:bucket' },
});
