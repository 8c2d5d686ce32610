import { AwsStageKind } from './AwsStageKind';
import { glueCrawler } from './glue-crawler';
import { sqsQueue } from './sqs-queue';

/**
 * Every kind of stage, one line each.
 */
export const awsStageKinds: readonly AwsStageKind[] = [
  //
  glueCrawler,
  sqsQueue,
];
