import {
  IncreaseStreamRetentionPeriodCommand,
  KinesisClient,
} from '@aws-sdk/client-kinesis';
import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AwsAccess } from '../../aws/access';

/** What changes the retention of a queue. */
export type QueueChange = {
  QueueUrl: string;
  Attributes: { MessageRetentionPeriod: string };
};

/** What changes the retention of a stream. */
export type StreamChange = {
  StreamARN: string;
  RetentionPeriodHours: number;
};

export async function callSetQueueAttributes(
  access: AwsAccess,
  change: QueueChange,
): Promise<void> {
  await access.client(SQSClient).send(new SetQueueAttributesCommand(change));
}

export async function callIncreaseStreamRetentionPeriod(
  access: AwsAccess,
  change: StreamChange,
): Promise<void> {
  await access
    .client(KinesisClient)
    .send(new IncreaseStreamRetentionPeriodCommand(change));
}
