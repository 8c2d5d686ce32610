import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { failedDocuments } from './checks/failedDocuments';
import { noNewObjects } from './checks/noNewObjects';
import { describe } from './describe';
import { identify, splitName } from './identify';
import { deriveReadings } from './readings';
import { S3BucketInventory } from './S3BucketInventory';
import { series } from './series';
import { S3BucketThreshold, thresholds } from './thresholds';

const kind: StageKind<S3BucketInventory, S3BucketThreshold> = {
  kind: 's3-bucket',
  title: 'S3 bucket',
  thresholds,
  checks: [failedDocuments, noNewObjects],
  identify,
  series,
  chartThresholds: { failedObjects: 'failedObjects' },
  deriveReadings,
  // Listings are paid by the call and nothing here is urgent by itself.
  tier: () => 'warm',
};

/** A bucket or a prefix of it: where a pipeline's data rests. */
export const s3Bucket: AwsStageKind<S3BucketInventory, S3BucketThreshold> = {
  kind,
  describe,
  queries: () => ({}),
  permissions: {
    stage: ['s3:ListBucket'],
    resources: ({ arn, name }) => [
      `arn:${parseArn(arn).partition}:s3:::${splitName(name).bucket}`,
    ],
  },
  tagging: { resourceType: 's3:bucket' },
};
