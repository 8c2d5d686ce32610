import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { Minute } from '../firehose/Minute';
import { DomainEvent, DomainItem } from './domainSchema';

const gibibyte = 1024;
const hourMinutes = 60;

/** What a domain is made of. */
export interface DomainParts {
  scope: Scope;
  item: DomainItem;
  events: DomainEvent[];
}

/** A domain that lives from minute to minute. */
export class Domain {
  readonly #events: DomainEvent[];
  #conditions: Required<Omit<DomainEvent, 'at'>>;
  #rejected = 0;

  constructor(
    readonly parts: DomainParts,
    private readonly random: Random,
    /** The newest minute of the delivery stream whose documents it takes. */
    private readonly delivery: () => Minute | undefined,
  ) {
    const { item, events } = parts;
    this.#events = [...events].sort((left, right) => left.at - right.at);
    this.#conditions = {
      used: item.used,
      growth: item.growth ?? 0,
      memory: item.memory ?? 0.55,
      oldMemory: item.oldMemory ?? 0.3,
      shards: item.shards ?? 60,
      key: item.key ?? 'usable',
      cpu: item.cpu ?? 0.3,
      rejects: item.rejects ?? 0,
      clientErrors: item.clientErrors ?? 0.001,
      serverErrors: item.serverErrors ?? 0,
      status: item.status ?? 'green',
      lostNodes: item.lostNodes ?? 0,
      metrics: item.metrics ?? 'up',
    };
  }

  get arn(): string {
    const { region, account } = this.parts.scope;
    return `arn:aws:es:${region}:${account}:domain/${this.parts.item.name}`;
  }

  /** Changes the conditions from now on. */
  change({ at: _at, ...change }: DomainEvent): void {
    const given = Object.entries(change).filter(
      ([, value]) => value !== undefined,
    );
    this.#conditions = { ...this.#conditions, ...Object.fromEntries(given) };
  }

  /** Lives through the minute that ends now, and tells what CloudWatch shows of it. */
  live(now: number): Record<string, number> {
    while (this.#events.length > 0 && this.#events[0].at <= now) {
      this.change(this.#events.splice(0, 1)[0]);
    }
    const is = this.#conditions;
    is.used = Math.min(0.99, Math.max(0, is.used + is.growth / hourMinutes));
    this.#rejected += this.random.poisson(is.rejects);
    return is.metrics === 'up' ? this.#metrics() : {};
  }

  #metrics(): Record<string, number> {
    const { item } = this.parts;
    const is = this.#conditions;
    const volume = item.volumeGigabytes * gibibyte;
    const reserved = Math.min(0.2 * volume, 20 * gibibyte);
    const free = Math.max(0, Math.round(volume * (1 - is.used) - reserved));
    const documents = this.delivery()?.delivery?.delivered ?? 0;
    const requests = 200 + Math.ceil(documents / 100);
    const clientErrors = this.random.binomial(requests, is.clientErrors);
    const serverErrors = this.random.binomial(requests, is.serverErrors);
    const wobble = () => 4 * this.random.next();
    return {
      'ClusterStatus.green': Number(is.status === 'green'),
      'ClusterStatus.yellow': Number(is.status === 'yellow'),
      'ClusterStatus.red': Number(is.status === 'red'),
      ClusterIndexWritesBlocked: Number(free === 0),
      FreeStorageSpace: free,
      JVMMemoryPressure: Math.min(100, 100 * is.memory + wobble()),
      OldGenJVMMemoryPressure: Math.min(100, 100 * is.oldMemory + wobble()),
      CPUUtilization: Math.min(100, 100 * is.cpu + wobble()),
      Nodes: item.nodes + item.masters - is.lostNodes,
      'Shards.active': is.shards,
      'Shards.unassigned': is.status === 'green' ? 0 : 5,
      IndexingRate: documents,
      '2xx': requests - clientErrors - serverErrors,
      '4xx': clientErrors,
      '5xx': serverErrors,
      CoordinatingWriteRejected: 0,
      PrimaryWriteRejected: 0,
      ThreadpoolWriteRejected: this.#rejected,
      AutomatedSnapshotFailure: 0,
      ...(item.masters > 0 && {
        MasterJVMMemoryPressure: 30 + wobble(),
        MasterOldGenJVMMemoryPressure: 20 + wobble(),
        MasterCPUUtilization: 5 + wobble(),
      }),
      // Told of only while there is trouble.
      ...(is.key === 'disabled' && { KMSKeyError: 1 }),
      ...(is.key === 'gone' && { KMSKeyInaccessible: 1 }),
    };
  }
}
