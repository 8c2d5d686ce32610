import { AwsStageKind } from './AwsStageKind';
import { firehoseStream } from './firehose-stream';
import { glueCrawler } from './glue-crawler';
import { glueMlTransform } from './glue-ml-transform';
import { kinesisStream } from './kinesis-stream';
import { s3Bucket } from './s3-bucket';
import { sqsQueue } from './sqs-queue';

/**
 * Every kind of stage, one line each.
 */
export const awsStageKinds: readonly AwsStageKind[] = [
  //
  firehoseStream,
  glueCrawler,
  glueMlTransform,
  kinesisStream,
  s3Bucket,
  sqsQueue,
];
