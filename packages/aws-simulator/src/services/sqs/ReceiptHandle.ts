import { AwsError } from '../../wire/AwsError';

/** What a receipt handle says: which receive of which message. */
export interface Receipt {
  messageId: string;
  receive: number;
}

/** Writes the handle of a receive. */
export function writeReceiptHandle({ messageId, receive }: Receipt): string {
  return Buffer.from(`receipt:${messageId}:${receive}`).toString('base64');
}

/** Reads a receipt handle; refuses one that was never given out. */
export function readReceiptHandle(handle: string | undefined): Receipt {
  const text = Buffer.from(handle ?? '', 'base64').toString();
  const match = /^receipt:([0-9a-f-]{36}):(\d+)$/.exec(text);
  if (!match) {
    throw new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  }
  return { messageId: match[1], receive: Number(match[2]) };
}
