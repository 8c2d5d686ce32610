import { Message, ReceiveMessageCommandInput } from '@aws-sdk/client-sqs';
import { Batch, MessageAttribute, MessageContent } from './Batch';
import { writeReceiptHandle } from './ReceiptHandle';
import { digest, digestAttributes } from './sendMessage';

/** A received message as the API shows it. */
export function describeMessage(
  batch: Batch & { content: MessageContent },
  input: ReceiveMessageCommandInput,
): Message {
  const { content } = batch;
  const attributes = pick(
    content.attributes,
    input.MessageAttributeNames ?? [],
  );
  return {
    MessageId: content.id,
    ReceiptHandle: writeReceiptHandle({
      messageId: content.id,
      receive: batch.receives,
    }),
    Body: content.body,
    MD5OfBody: digest('md5', content.body),
    MessageAttributes: attributes,
    MD5OfMessageAttributes: digestAttributes(attributes),
    Attributes: systemAttributes(batch, [
      ...(input.AttributeNames ?? []),
      ...(input.MessageSystemAttributeNames ?? []),
    ]),
  };
}

function systemAttributes(
  batch: Batch & { content: MessageContent },
  names: string[],
): Record<string, string> | undefined {
  const { content } = batch;
  const all: Record<string, string | undefined> = {
    SenderId: content.senderId,
    SentTimestamp: String(batch.enqueuedAt),
    ApproximateReceiveCount: String(batch.receives),
    ApproximateFirstReceiveTimestamp: String(batch.firstReceivedAt),
    MessageGroupId: content.groupId,
    MessageDeduplicationId: content.deduplicationId,
    SequenceNumber: content.sequenceNumber,
    DeadLetterQueueSourceArn: batch.givenUpBy,
    AWSTraceHeader: content.systemAttributes?.AWSTraceHeader?.StringValue,
  };
  const asked: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) {
    if (
      value !== undefined &&
      (names.includes('All') || names.includes(name))
    ) {
      asked[name] = value;
    }
  }
  return Object.keys(asked).length ? asked : undefined;
}

function pick(
  attributes: Record<string, MessageAttribute> | undefined,
  patterns: string[],
): Record<string, MessageAttribute> | undefined {
  const isAsked = (name: string) =>
    patterns.some(
      pattern =>
        pattern === 'All' ||
        pattern === name ||
        (pattern.endsWith('*') &&
          name.startsWith(pattern.slice(0, -1).replace(/\.$/, ''))),
    );
  const picked = Object.entries(attributes ?? {}).filter(([name]) =>
    isAsked(name),
  );
  return picked.length ? Object.fromEntries(picked) : undefined;
}
