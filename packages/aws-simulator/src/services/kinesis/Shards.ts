import { Backlog, countOf } from '../../traffic/Backlog';

const minute = 60_000;
const shardRecords = 60_000;
const shardWriteBytes = 60 * 1_048_576;
const shardReadBytes = 2 * shardWriteBytes;
/** A new peak counts when it is so old. */
const settling = 15 * minute;

/** How the records of a stream lie on its shards. */
export interface ShardSettings {
  /** On demand, the fewest it has. */
  shards: number;
  /** The share of the records that goes to one of the shards; 0 when they are spread evenly. */
  hotShard: number;
  recordBytes: number;
  /** Whether one of the shards is read no further. */
  blockedShard: boolean;
}

/** The shards that one share of the records goes to. */
interface Lane {
  backlog: Backlog;
  shards: number;
  share: number;
  blocked?: boolean;
}

/** The shards of a stream: what they take, keep and give in a minute. */
export class Shards {
  readonly #hot = new Backlog();
  readonly #others = new Backlog();
  readonly #recent: Array<{ at: number; records: number }> = [];
  /** How many records expired unread. */
  lost = 0;
  #peak = 0;
  #grown = 0;

  constructor(
    private readonly onDemand: boolean,
    private readonly settings: () => ShardSettings,
  ) {}

  /** How many there are: on demand, as many as its peaks have made it grow to. */
  get open(): number {
    return Math.max(this.settings().shards, this.#grown);
  }

  /** When the oldest record came that nobody has read. */
  get oldestAt(): number | undefined {
    const { oldestAt: hot } = this.#hot;
    const { oldestAt: other } = this.#others;
    return hot === undefined || other === undefined
      ? hot ?? other
      : Math.min(hot, other);
  }

  /** Takes what is written in the minute that ends now, as far as there is room; returns how much. */
  write(records: number, now: number): number {
    this.#grow(now);
    const perShard = this.#perShard(shardWriteBytes);
    let left = records;
    let taken = 0;
    for (const { backlog, shards, share } of this.#lanes()) {
      const offered = Math.min(left, Math.round(records * share));
      left -= offered;
      const count = Math.min(offered, shards * perShard);
      backlog.add({ at: now - minute, count });
      taken += count;
    }
    this.#recent.push({ at: now, records: taken });
    return taken;
  }

  /** Gives up to `wanted` records, evenly from all shards; returns how many, and whether more was wanted than they give. */
  read(wanted: number): { records: number; throttled: boolean } {
    const perShard = this.#perShard(shardReadBytes);
    let records = 0;
    let throttled = false;
    for (const { backlog, shards, blocked } of this.#lanes()) {
      if (blocked) {
        continue;
      }
      const share = Math.ceil((wanted * shards) / this.open);
      const most = shards * perShard;
      throttled ||= share > most && backlog.count > most;
      records += countOf(backlog.take(Math.min(share, most)));
    }
    return { records, throttled };
  }

  /** Loses what came before a time. */
  expire(before: number): void {
    for (const backlog of [this.#hot, this.#others]) {
      this.lost += countOf(backlog.takeBefore(before));
    }
  }

  /** On demand it has room for twice its last peak, once that has settled. */
  #grow(now: number): void {
    while (this.#recent.length > 0 && this.#recent[0].at <= now - settling) {
      const [{ records }] = this.#recent.splice(0, 1);
      this.#peak = Math.max(this.#peak, records);
    }
    if (this.onDemand) {
      this.#grown = Math.ceil(
        (2 * this.#peak) / this.#perShard(shardWriteBytes),
      );
    }
  }

  #lanes(): Lane[] {
    const { hotShard, blockedShard } = this.settings();
    if ((hotShard === 0 && !blockedShard) || this.open === 1) {
      // What lies on the shard that was hot is read with the rest.
      const rest = this.#hot.take(Infinity);
      this.#others.merge(rest);
      return [{ backlog: this.#others, shards: this.open, share: 1 }];
    }
    return [
      {
        backlog: this.#hot,
        shards: 1,
        share: hotShard || 1 / this.open,
        blocked: blockedShard,
      },
      { backlog: this.#others, shards: this.open - 1, share: 1 },
    ];
  }

  /** Records of a minute, by the limits of a shard. */
  #perShard(bytes: number): number {
    const { recordBytes } = this.settings();
    return Math.min(shardRecords, Math.floor(bytes / recordBytes));
  }
}
