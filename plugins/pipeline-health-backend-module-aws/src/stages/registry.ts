import { AwsStageKind } from '../aws/AwsStageKind';
import { databrewJob } from './databrew-job';
import { firehoseStream } from './firehose-stream';
import { glueCrawler } from './glue-crawler';
import { glueJob } from './glue-job';
import { glueMlTransform } from './glue-ml-transform';
import { kinesisStream } from './kinesis-stream';
import { lambdaFunction } from './lambda-function';
import { openSearchDomain } from './opensearch-domain';
import { redshiftCluster } from './redshift-cluster';
import { redshiftWorkgroup } from './redshift-workgroup';
import { s3Bucket } from './s3-bucket';
import { sqsQueue } from './sqs-queue';

/**
 * Every kind of stage, one line each.
 */
export const awsStageKinds: readonly AwsStageKind[] = [
  //
  databrewJob,
  firehoseStream,
  glueCrawler,
  glueJob,
  glueMlTransform,
  kinesisStream,
  lambdaFunction,
  openSearchDomain,
  redshiftCluster,
  redshiftWorkgroup,
  s3Bucket,
  sqsQueue,
];
