import { AwsError } from '../../wire/AwsError';
import { Queue } from './Queue';
import { readReceiptHandle } from './ReceiptHandle';

const longestTimeout = 43_200;

/** Changes when a message in flight becomes visible again. */
export function changeVisibility(
  queue: Queue,
  input: { ReceiptHandle: string | undefined; VisibilityTimeout?: number },
  now: number,
): void {
  const timeout = input.VisibilityTimeout ?? 0;
  if (!(timeout >= 0 && timeout <= longestTimeout)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${timeout} for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200.`,
    );
  }
  const { messageId, receive } = readReceiptHandle(input.ReceiptHandle);
  const batch = queue.batches.byMessageId(messageId);
  if (!batch || batch.state !== 'in-flight' || batch.receives !== receive) {
    throw new AwsError(
      'MessageNotInflight',
      `Value ${input.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  queue.hide(batch, 'in-flight', now + timeout * 1000);
  queue.settle(now);
}
