import { AwsStageKind } from './AwsStageKind';
import { sqsQueue } from './sqs-queue';

/**
 * Every kind of stage, one line each.
 */
export const awsStageKinds: readonly AwsStageKind[] = [
  //
  sqsQueue,
];
