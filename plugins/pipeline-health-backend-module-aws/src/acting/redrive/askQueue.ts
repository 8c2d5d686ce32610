import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { AwsAccess } from '../../aws/access';
import { readQueue } from '../../stages/sqs-queue/describe';
import { queueName, queueUrl } from '../../stages/sqs-queue/queueUrl';
import { QueueAttributes } from '../../stages/sqs-queue/readAttributes';

/** A queue as it is at this moment. */
export interface QueueNow extends QueueAttributes {
  arn: string;
  name: string;
  /** Visible, in flight and delayed. */
  total: number;
}

/** Asks for a queue. */
export async function askQueue(
  access: AwsAccess,
  arn: string,
): Promise<QueueNow> {
  const attributes = await readQueue(queueUrl(parseArn(arn)), access);
  const { visible, inFlight, delayed } = attributes.depths;
  return {
    ...attributes,
    arn,
    name: queueName(arn),
    total: visible + inFlight + delayed,
  };
}
