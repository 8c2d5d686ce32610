import { Queue } from './Queue';
import { readReceiptHandle } from './ReceiptHandle';

/**
 * Deletes a message by the handle of its latest receive. An older handle, or
 * one of a message that is gone, is accepted without effect, as SQS does.
 */
export function deleteMessage(queue: Queue, handle: string | undefined): void {
  const { messageId, receive } = readReceiptHandle(handle);
  const batch = queue.batches.byMessageId(messageId);
  if (batch?.receives === receive) {
    queue.batches.remove(batch);
    queue.traffic.deleted += 1;
  }
}
