import { createHash } from 'node:crypto';
import { AwsError } from '../../wire/AwsError';
import { MessageAttribute, MessageContent, newBatch } from './Batch';
import { Queue } from './Queue';

/** A message as SendMessage and SendMessageBatch hand it in. */
export interface OutgoingMessage {
  MessageBody: string | undefined;
  DelaySeconds?: number;
  MessageAttributes?: Record<string, MessageAttribute>;
  MessageSystemAttributes?: Record<string, MessageAttribute>;
  MessageDeduplicationId?: string;
  MessageGroupId?: string;
}

/** Where a sent message got its identity from. */
export interface SendContext {
  now: number;
  senderId: string;
  newId: () => string;
  failingBodies: ReadonlySet<string>;
}

/** Puts a message into a queue and returns what the queue keeps of it. */
export function sendMessage(
  queue: Queue,
  message: OutgoingMessage,
  context: SendContext,
): MessageContent {
  const { now } = context;
  const body = message.MessageBody ?? '';
  checkBody(queue, body);
  if (queue.fifo) {
    checkFifoMessage(queue, message);
  }
  const deduplicationId = queue.fifo
    ? message.MessageDeduplicationId ?? digest('sha256', body)
    : undefined;
  const content: MessageContent = {
    id: context.newId(),
    body,
    senderId: context.senderId,
    attributes: message.MessageAttributes,
    systemAttributes: message.MessageSystemAttributes,
    groupId: message.MessageGroupId,
    deduplicationId,
    sequenceNumber: queue.fifo ? queue.nextSequenceNumber() : undefined,
  };
  queue.traffic.sent += 1;
  const earlier = queue.deduplication.remember(content, queue.settings, now);
  if (earlier) {
    queue.traffic.deduplicated += 1;
    const { id, sequenceNumber } = earlier;
    return { ...content, id, sequenceNumber };
  }
  queue.traffic.noteSize(Buffer.byteLength(body));
  const delay =
    message.DelaySeconds === undefined
      ? queue.settings.delay
      : message.DelaySeconds * 1000;
  queue.add(
    newBatch(now, 1, {
      content,
      willFail: context.failingBodies.has(body) || undefined,
      ...(delay > 0 && { state: 'delayed' as const, hiddenUntil: now + delay }),
    }),
  );
  return content;
}

function checkBody(queue: Queue, body: string): void {
  if (body === '') {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter MessageBody.',
    );
  }
  const limit = Number(queue.settings.get('MaximumMessageSize'));
  if (Buffer.byteLength(body) > limit) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  }
}

function checkFifoMessage(queue: Queue, message: OutgoingMessage): void {
  if (!message.MessageGroupId) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter MessageGroupId.',
    );
  }
  const contentBased =
    queue.settings.get('ContentBasedDeduplication') === 'true';
  if (!message.MessageDeduplicationId && !contentBased) {
    throw new AwsError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  if (message.DelaySeconds) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${message.DelaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  }
}

/** A digest in hexadecimal. */
export function digest(
  algorithm: 'md5' | 'sha256',
  data: string | Buffer,
): string {
  return createHash(algorithm).update(data).digest('hex');
}

/** The checksum of message attributes, by which clients detect damage. */
export function digestAttributes(
  attributes: Record<string, MessageAttribute> | undefined,
): string | undefined {
  const names = Object.keys(attributes ?? {}).sort();
  if (!attributes || names.length === 0) {
    return undefined;
  }
  const parts = names.flatMap(name => {
    const { DataType = 'String', StringValue, BinaryValue } = attributes[name];
    const value = BinaryValue ?? Buffer.from(StringValue ?? '');
    const kind = Buffer.from([BinaryValue ? 2 : 1]);
    return [
      withLength(Buffer.from(name)),
      withLength(Buffer.from(DataType)),
      kind,
      withLength(Buffer.from(value)),
    ];
  });
  return digest('md5', Buffer.concat(parts));
}

function withLength(data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, data]);
}
