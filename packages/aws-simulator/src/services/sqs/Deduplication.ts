import { MessageContent } from './Batch';
import { QueueSettings } from './QueueSettings';

const interval = 5 * 60_000;

/** The messages a FIFO queue has accepted within the deduplication interval. */
export class Deduplication {
  readonly #accepted = new Map<
    string,
    { content: MessageContent; at: number }
  >();

  /** Remembers a message; returns the earlier one when it is a duplicate. */
  remember(
    content: MessageContent,
    settings: QueueSettings,
    now: number,
  ): MessageContent | undefined {
    if (!content.deduplicationId) {
      return undefined;
    }
    for (const [key, { at }] of this.#accepted) {
      if (now - at < interval) {
        break;
      }
      this.#accepted.delete(key);
    }
    const perGroup = settings.get('DeduplicationScope') === 'messageGroup';
    const key = [perGroup ? content.groupId : '', content.deduplicationId].join(
      '\n',
    );
    const earlier = this.#accepted.get(key);
    if (earlier) {
      return earlier.content;
    }
    this.#accepted.set(key, { content, at: now });
    return undefined;
  }
}
