/** Records that came in the same minute. */
export interface Arrived {
  at: number;
  count: number;
}

/** How many records they are together. */
export function countOf(arrived: Arrived[]): number {
  return arrived.reduce((sum, { count }) => sum + count, 0);
}

/** Records that wait, oldest first. */
export class Backlog {
  #arrived: Arrived[] = [];

  get count(): number {
    return countOf(this.#arrived);
  }

  /** When the oldest record came. */
  get oldestAt(): number | undefined {
    return this.#arrived[0]?.at;
  }

  add(...arrived: Arrived[]): void {
    this.#arrived.push(...arrived.filter(({ count }) => count > 0));
  }

  /** Adds records that came between those that wait. */
  merge(arrived: Arrived[]): void {
    if (arrived.length > 0) {
      this.add(...arrived);
      this.#arrived.sort((left, right) => left.at - right.at);
    }
  }

  /** Takes up to `limit` records, the oldest first; a limit of Infinity takes them all. */
  take(limit: number): Arrived[] {
    const taken: Arrived[] = [];
    let left = limit;
    while (left > 0 && this.#arrived.length > 0) {
      const [first] = this.#arrived;
      const count = Math.min(left, first.count);
      taken.push({ at: first.at, count });
      first.count -= count;
      left -= count;
      if (first.count === 0) {
        this.#arrived.shift();
      }
    }
    return taken;
  }

  /** Takes every record that came before a time. */
  takeBefore(time: number): Arrived[] {
    const old = this.#arrived.filter(({ at }) => at < time);
    this.#arrived = this.#arrived.filter(({ at }) => at >= time);
    return old;
  }
}
