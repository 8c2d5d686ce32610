import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import {
  ClusterItem,
  LoadItem,
  WarehouseChange,
  WorkgroupItem,
} from './warehouseSchema';

const day = 86_400_000;

/** What AWS says of the availability of a cluster, by its status; it is unavailable in any other. */
const availabilityOf: Record<string, Availability> = {
  available: 'Available',
  'cancelling-resize': 'Modifying',
  creating: 'Modifying',
  modifying: 'Modifying',
  renaming: 'Modifying',
  resizing: 'Modifying',
  'rotating-keys': 'Modifying',
  'updating-hsm': 'Modifying',
  'hardware-failure': 'Failed',
  'incompatible-hsm': 'Failed',
  'incompatible-network': 'Failed',
  'incompatible-parameters': 'Failed',
  'incompatible-restore': 'Failed',
};

type Availability = NonNullable<WarehouseChange['availability']>;

/** How a warehouse fares at a time. */
export interface Conditions {
  status: string;
  availability: Availability;
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
  /** At virtual times. */
  readonly #events: Array<WarehouseChange & { at: number }>;

  constructor(
    readonly item: TItem,
    readonly scope: Scope,
    place: { zero: number; usualStatus: string; random: Random },
  ) {
    this.#zero = place.zero;
    this.createdAt = place.zero + item.created;
    this.#events = item.events.map(event => ({
      ...event,
      at: place.zero + event.at,
    }));
    this.#usualStatus = place.usualStatus;
    this.random = place.random;
  }

  readonly random: Random;
  readonly #usualStatus: string;

  /** Changes how it fares from a time on. */
  change(at: number, change: WarehouseChange): void {
    this.#events.push({ at, ...change });
  }

  conditions(now: number): Conditions {
    const { item } = this;
    const conditions: Omit<Conditions, 'availability'> & WarehouseChange = {
      status: item.status ?? this.#usualStatus,
      availability: item.availability,
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
    const events = this.#events
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
    const [status] = conditions.status.toLowerCase().split(',');
    return {
      ...conditions,
      availability:
        conditions.availability ?? availabilityOf[status] ?? 'Unavailable',
    };
  }

  /** Whether it answers queries and takes loads. */
  answers(now: number): boolean {
    return !['Unavailable', 'Failed'].includes(
      this.conditions(now).availability,
    );
  }

  /** The loads that have started, newest first; none starts while it is not there. */
  loads(now: number): Load[] {
    return this.item.loads
      .flatMap((item, index) => this.#repeat(item, index, now))
      .filter(({ start }) => this.answers(start))
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
