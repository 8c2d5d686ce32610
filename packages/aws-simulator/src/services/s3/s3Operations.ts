import {
  CreateBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Call } from '../../wire/wireMessages';
import { accessDenied } from '../faultErrors';
import { Bucket } from './Bucket';
import { listObjects } from './listObjects';
import { S3Simulation } from './S3Simulation';

const actions = { reads: 's3:ListBucket', writes: 's3:PutObject' };

/** What is served of S3: making buckets and objects, and listing them. */
export function s3Operations(s3: S3Simulation): Operation[] {
  return [
    operation(CreateBucketCommand, (input, call) => {
      s3.createBucket(nameOf(input.Bucket), call);
      return { Location: `/${input.Bucket}` };
    }),
    operation(PutObjectCommand, (input, call) => {
      const bucket = bucketOf(s3, input.Bucket, call, 'writes');
      bucket.put({
        key: nameOf(input.Key),
        bytes: input.ContentLength ?? 0,
        modifiedAt: call.now,
      });
      return { ETag: '"00000000000000000000000000000000"' };
    }),
    operation(ListObjectsV2Command, (input, call) =>
      listObjects(bucketOf(s3, input.Bucket, call, 'reads'), input),
    ),
  ];
}

function bucketOf(
  s3: S3Simulation,
  name: string | undefined,
  call: Call,
  access: keyof typeof actions,
): Bucket {
  const bucket = s3.find(nameOf(name));
  if (!bucket) {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', {
      status: 404,
    });
  }
  if (bucket.scope.account !== call.account || bucket.refuses(access)) {
    throw accessDenied(call, actions[access], bucket.arn);
  }
  return bucket;
}

function nameOf(name: string | undefined): string {
  if (!name) {
    throw new AwsError(
      'InvalidBucketName',
      'The specified bucket is not valid.',
    );
  }
  return name;
}
