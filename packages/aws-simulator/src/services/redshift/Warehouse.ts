import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { ClusterItem, LoadItem, WorkgroupItem } from './warehouseSchema';

const day = 86_400_000;

/** How a warehouse fares at a time. */
export interface Conditions {
  status: string;
  healthy: boolean;
  diskUsed: number;
  diskGrowth: number;
  cpu: number;
  connections: number;
  queued: Record<string, number>;
  /** Milliseconds. */
  queryDuration: number;
  queries: number;
  failing: number;
  capacity: number;
}

/** One load; times in epoch milliseconds. */
export interface Load {
  queryId: number;
  start: number;
  end: number;
  item: LoadItem;
}

/** A cluster or workgroup. How it is at a time follows from its events up to then. */
export class Warehouse<TItem extends ClusterItem | WorkgroupItem> {
  readonly createdAt: number;
  readonly #zero: number;

  constructor(
    readonly item: TItem,
    readonly scope: Scope,
    place: { zero: number; usualStatus: string; random: Random },
  ) {
    this.#zero = place.zero;
    this.createdAt = place.zero + item.created;
    this.#usualStatus = place.usualStatus;
    this.random = place.random;
  }

  readonly random: Random;
  readonly #usualStatus: string;

  conditions(now: number): Conditions {
    const { item } = this;
    const conditions: Conditions = {
      status: item.status ?? this.#usualStatus,
      healthy: item.healthy ?? true,
      diskUsed: item.diskUsed ?? 0.4,
      diskGrowth: item.diskGrowth ?? 0,
      cpu: item.cpu ?? 0.2,
      connections: item.connections ?? 8,
      queued: item.queued ?? {},
      queryDuration: item.queryDuration ?? 2_000,
      queries: item.queries ?? 40,
      failing: item.failing ?? 0,
      capacity: item.capacity ?? 8,
    };
    let since = this.#zero - day;
    const grow = (until: number) => {
      const grown = ((until - since) / day) * conditions.diskGrowth;
      conditions.diskUsed = Math.max(
        0,
        Math.min(1, conditions.diskUsed + grown),
      );
      since = until;
    };
    const events = item.events
      .map(event => ({ ...event, at: this.#zero + event.at }))
      .filter(({ at }) => at <= now)
      .sort((left, right) => left.at - right.at);
    for (const { at, ...change } of events) {
      grow(at);
      Object.assign(
        conditions,
        Object.fromEntries(
          Object.entries(change).filter(([, value]) => value !== undefined),
        ),
      );
    }
    grow(Math.max(since, now));
    return conditions;
  }

  /** The loads that have started, newest first. */
  loads(now: number): Load[] {
    return this.item.loads
      .flatMap((item, index) => this.#repeat(item, index, now))
      .sort((left, right) => right.start - left.start);
  }

  #repeat(item: LoadItem, index: number, now: number): Load[] {
    const loads: Load[] = [];
    const first = this.#zero + item.at;
    const last = Math.min(now, this.#zero + (item.until ?? Infinity));
    for (let start = first; start <= last; start += item.every ?? Infinity) {
      const random = this.random.fork(`load ${index}/${start - this.#zero}`);
      const spread = 0.8 + random.next() * 0.4;
      loads.push({
        queryId: 1_000_000 + Math.floor(random.next() * 8_000_000),
        start,
        end: start + Math.round(item.duration * spread),
        item,
      });
    }
    return loads;
  }
}
