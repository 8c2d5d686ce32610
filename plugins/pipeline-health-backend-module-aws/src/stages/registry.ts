import { AwsStageKind } from './AwsStageKind';
import { firehoseStream } from './firehose-stream';
import { glueCrawler } from './glue-crawler';
import { glueMlTransform } from './glue-ml-transform';
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
  s3Bucket,
  sqsQueue,
];
