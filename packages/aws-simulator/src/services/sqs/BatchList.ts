import { Batch, canMerge } from './Batch';

const lookBack = 4;

/** The batches of a queue in the order in which they are received. */
export class BatchList {
  #batches: Batch[] = [];
  #removed = 0;
  readonly #byMessageId = new Map<string, Batch>();
  readonly #lastOfGroup = new Map<string, Batch>();

  /** Appends a batch, merging it with a like one among the last. */
  append(batch: Batch): void {
    const like = this.#lastLike(batch);
    if (like) {
      like.count += batch.count;
      return;
    }
    this.#compact();
    this.#batches.push(batch);
    this.index(batch);
    if (batch.group !== undefined) {
      this.#lastOfGroup.set(batch.group, batch);
    }
  }

  /** The order within a message group stays what it is. */
  #lastLike(batch: Batch): Batch | undefined {
    const candidates =
      batch.group === undefined
        ? this.#batches.slice(-lookBack)
        : [this.#lastOfGroup.get(batch.group)];
    return candidates.find(each => each && canMerge(each, batch));
  }

  /** Makes a batch that has got content findable by its message id. */
  index(batch: Batch): void {
    if (batch.content) {
      this.#byMessageId.set(batch.content.id, batch);
    }
  }

  byMessageId(id: string): Batch | undefined {
    return this.#byMessageId.get(id);
  }

  remove(batch: Batch): void {
    if (batch.content) {
      this.#byMessageId.delete(batch.content.id);
    }
    batch.count = 0;
    this.#removed += 1;
  }

  isEmpty(): boolean {
    return this.#removed === this.#batches.length;
  }

  clear(): void {
    this.#batches = [];
    this.#removed = 0;
    this.#byMessageId.clear();
    this.#lastOfGroup.clear();
  }

  /** The batches in order; those taken or appended meanwhile are met, too. */
  *[Symbol.iterator](): Generator<Batch> {
    for (const batch of this.#batches) {
      if (batch.count > 0) {
        yield batch;
      }
    }
  }

  /**
   * Takes up to `count` messages of a batch as a batch of their own, which
   * stands before the rest; a loop over the list meets the rest next.
   */
  take(batch: Batch, count: number): Batch {
    if (count >= batch.count) {
      return batch;
    }
    const piece = { ...batch, count };
    batch.count -= count;
    this.#batches.splice(this.#batches.indexOf(batch), 0, piece);
    return piece;
  }

  /** Only while appending, because a loop over the list may be under way otherwise. */
  #compact(): void {
    if (this.#removed > 32 && this.#removed > this.#batches.length / 2) {
      this.#batches = this.#batches.filter(each => each.count > 0);
      this.#removed = 0;
    }
  }
}
