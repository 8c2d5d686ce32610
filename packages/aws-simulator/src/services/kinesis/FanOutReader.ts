import { Backlog, countOf } from '../../traffic/Backlog';
import { switched } from '../../traffic/switched';
import { FanOutSettings, RecordConsumer } from './KinesisSettings';

const minute = 60_000;

/** A reader with a throughput of its own: what it has not read waits for it alone. */
export class FanOutReader {
  readonly #backlog = new Backlog();
  #reads: RecordConsumer | undefined;
  /** How many records expired before it read them. */
  lost = 0;

  constructor(readonly settings: FanOutSettings) {
    this.#reads = this.#first;
  }

  /** When the oldest record came that it has not read; one that never reads misses none. */
  get oldestAt(): number | undefined {
    return this.#first && this.#backlog.oldestAt;
  }

  get #first(): RecordConsumer | undefined {
    const { rate } = this.settings;
    return rate === undefined ? undefined : { rate };
  }

  change(to: 'up' | 'down' | RecordConsumer): void {
    this.#reads = switched(to, this.#reads, this.#first);
  }

  /** Lives through the minute that ends now; undefined when it does not read. */
  live(
    written: number,
    now: number,
    retention: number,
  ): { records: number; behind: number } | undefined {
    const expired = countOf(this.#backlog.takeBefore(now - retention));
    this.lost += this.#first ? expired : 0;
    this.#backlog.add({ at: now - minute, count: written });
    if (!this.#reads) {
      return undefined;
    }
    const taken = this.#backlog.take(Math.ceil(this.#reads.rate * 60));
    const { oldestAt } = this.#backlog;
    return {
      records: countOf(taken),
      behind: oldestAt === undefined ? 0 : now - oldestAt,
    };
  }
}
