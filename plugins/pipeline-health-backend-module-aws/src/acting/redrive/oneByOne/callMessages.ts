import {
  DeleteMessageCommand,
  Message,
  MessageAttributeValue,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { AwsAccess } from '../../../aws/access';
import { queueName, queueUrl } from '../../../stages/sqs-queue/queueUrl';

/** As many as SQS gives at once. */
export const MOST_RECEIVED = 10;

/** An attribute that travels with a message. */
export interface MessageAttribute {
  /** `String`, `Number`, `Binary`, maybe with a name behind a dot. */
  type: string;
  text?: string;
  binary?: Uint8Array;
}

/** A message that was received. */
export interface ReceivedMessage {
  id: string;
  /** By which it is deleted. */
  receipt: string;
  body: string;
  attributes: { [name: string]: MessageAttribute };
  /** The queue that set it aside. */
  source?: string;
  /** Epoch milliseconds. */
  sentAt?: number;
  /** How often it was received, this time included. */
  receives?: number;
  group?: string;
  /** Of X-Ray. */
  trace?: string;
}

/** Receives messages and hides them from others for a while. */
export async function receiveMessages(
  access: AwsAccess,
  queueArn: string,
  options: { limit: number; hiddenSeconds: number },
): Promise<ReceivedMessage[]> {
  const { Messages = [] } = await access.client(SQSClient).send(
    new ReceiveMessageCommand({
      QueueUrl: urlOf(queueArn),
      MaxNumberOfMessages: Math.min(options.limit, MOST_RECEIVED),
      VisibilityTimeout: options.hiddenSeconds,
      // All of SQS's servers are asked, not some.
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages.map(readMessage);
}

/** Sends a copy to another queue: body, attributes, group and trace. Answers its id there. */
export async function sendCopy(
  access: AwsAccess,
  { id, body, attributes, group, trace }: ReceivedMessage,
  to: string,
): Promise<string> {
  const { MessageId = '' } = await access.clientThatTriesOnce(SQSClient).send(
    new SendMessageCommand({
      QueueUrl: urlOf(to),
      MessageBody: body,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, { type, text, binary }]) => [
          name,
          { DataType: type, StringValue: text, BinaryValue: binary },
        ]),
      ),
      ...(trace && {
        MessageSystemAttributes: {
          AWSTraceHeader: { DataType: 'String', StringValue: trace },
        },
      }),
      MessageGroupId: group,
      // A FIFO queue accepts the same message only once within five minutes.
      ...(isFifo(to) && { MessageDeduplicationId: id }),
    }),
  );
  return MessageId;
}

/** Deletes a message; one that somebody else has received since stays. */
export async function deleteMessage(
  access: AwsAccess,
  queueArn: string,
  receipt: string,
): Promise<void> {
  await access.client(SQSClient).send(
    new DeleteMessageCommand({
      QueueUrl: urlOf(queueArn),
      ReceiptHandle: receipt,
    }),
  );
}

/** Whether a queue keeps the order of its groups. */
export function isFifo(arn: string): boolean {
  return queueName(arn).endsWith('.fifo');
}

function readMessage({
  MessageId = '',
  ReceiptHandle = '',
  Body = '',
  MessageAttributes = {},
  Attributes = {},
}: Message): ReceivedMessage {
  const { SentTimestamp, ApproximateReceiveCount } = Attributes;
  return {
    id: MessageId,
    receipt: ReceiptHandle,
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, attribute]) => [
        name,
        readAttribute(attribute),
      ]),
    ),
    source: Attributes.DeadLetterQueueSourceArn,
    sentAt: SentTimestamp ? Number(SentTimestamp) : undefined,
    receives: ApproximateReceiveCount
      ? Number(ApproximateReceiveCount)
      : undefined,
    group: Attributes.MessageGroupId,
    trace: Attributes.AWSTraceHeader,
  };
}

function readAttribute({
  DataType = 'String',
  StringValue,
  BinaryValue,
}: MessageAttributeValue): MessageAttribute {
  return { type: DataType, text: StringValue, binary: BinaryValue };
}

function urlOf(arn: string): string {
  return queueUrl(parseArn(arn));
}
