/** Records that came in the same minute. */
interface Arrived {
  at: number;
  count: number;
}

/** Records that wait for delivery, oldest first. */
export class Backlog {
  #arrived: Arrived[] = [];

  get count(): number {
    return this.#arrived.reduce((sum, { count }) => sum + count, 0);
  }

  /** When the oldest record came. */
  get oldestAt(): number | undefined {
    return this.#arrived[0]?.at;
  }

  add(at: number, count: number): void {
    if (count > 0) {
      this.#arrived.push({ at, count });
    }
  }

  /** Takes up to `limit` records, the oldest first; a limit of Infinity takes them all. */
  take(limit: number): number {
    let taken = 0;
    while (taken < limit && this.#arrived.length > 0) {
      const [first] = this.#arrived;
      const part = Math.min(limit - taken, first.count);
      first.count -= part;
      taken += part;
      if (first.count === 0) {
        this.#arrived.shift();
      }
    }
    return taken;
  }

  /** Takes every record that came before a time. */
  takeBefore(time: number): number {
    const old = this.#arrived.filter(({ at }) => at < time);
    this.#arrived = this.#arrived.filter(({ at }) => at >= time);
    return old.reduce((sum, { count }) => sum + count, 0);
  }
}
