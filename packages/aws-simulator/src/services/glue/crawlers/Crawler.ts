import { Random } from '../../../random/Random';
import { AwsError } from '../../../wire/AwsError';
import { Scope } from '../../../wire/wireMessages';
import { Catalog } from '../catalog/Catalog';
import { Crawl } from './Crawl';
import { CrawlerEvent, CrawlerFolder, CrawlerItem } from './crawlerSchema';
import { DueTimes } from '../../../clock/DueTimes';
import { isCrawled } from './exclusions';
import { writeTables } from './writeTables';

const minute = 60_000;
const hour = 60 * minute;
const history = 400;
/** A crawl that is to be stopped does not stop at once. */
const stopping = 20_000;
/** A crawl is billed for at least ten minutes. */
const billed = 10 * minute;

/** A crawler and its life: it crawls by its schedule and writes tables. */
export class Crawler {
  item: CrawlerItem;
  readonly scope: Scope;
  readonly createdAt: number;
  /** Newest last. */
  readonly crawls: Crawl[] = [];
  schedule: 'on' | 'off' | 'broken' = 'on';
  readonly #catalog: Catalog;
  readonly #random: Random;
  readonly #events: CrawlerEvent[];
  readonly #due: DueTimes;
  #folders: CrawlerFolder[];
  readonly #givenUp = new Set<string>();
  #failure: string | null = null;
  #duration: number;
  #stopped = false;
  #lived: number;

  constructor(
    item: CrawlerItem,
    place: { scope: Scope; zero: number; catalog: Catalog; random: Random },
  ) {
    this.item = item;
    this.scope = place.scope;
    this.createdAt = place.zero + item.created;
    this.#catalog = place.catalog;
    this.#random = place.random;
    this.#folders = [...item.dataset];
    this.#duration = item.duration;
    this.#lived = this.createdAt;
    this.#due = new DueTimes(item.schedule ?? item.trigger);
    this.#events = item.events
      .map(event => ({ ...event, at: place.zero + event.at }))
      .sort((left, right) => left.at - right.at);
    this.#catalog.addDatabase(this.scope, item.database);
  }

  get running(): Crawl | undefined {
    const last = this.crawls.at(-1);
    return last?.outcome === undefined ? last : undefined;
  }

  /** Lives through everything that happens up to a time. */
  settle(now: number): void {
    for (;;) {
      const due =
        this.schedule === 'on' ? this.#due.after(this.#lived) : Infinity;
      const event = this.#events[0]?.at ?? Infinity;
      const end = this.running?.end ?? Infinity;
      const next = Math.min(due, event, end);
      if (next > now) {
        return;
      }
      this.#lived = Math.max(this.#lived, next);
      if (next === end) {
        this.#finish();
      } else if (next === event) {
        this.#change();
      } else if (!this.running) {
        this.start(next);
      }
    }
  }

  start(now: number): void {
    if (this.running) {
      throw new AwsError(
        'CrawlerRunningException',
        `Crawler with name ${this.item.name} has already started`,
      );
    }
    const start = now + 2000 + Math.floor(this.#random.next() * 8000);
    const spread = 0.9 + this.#random.next() * 0.2;
    const duration = Math.round(this.#duration * spread);
    this.crawls.push({
      id: this.#random.uuid(),
      start,
      end: start + duration,
      dpuHours: (this.item.dpus * Math.max(billed, duration)) / hour,
    });
    this.crawls.splice(0, this.crawls.length - history);
  }

  /** Between two crawls it is set otherwise. */
  update(change: (item: CrawlerItem) => CrawlerItem): void {
    if (this.running) {
      throw new AwsError(
        'CrawlerRunningException',
        `Crawler ${this.item.name} is running, and can't be updated`,
      );
    }
    this.item = change(this.item);
  }

  /** Has the crawl that runs end soon, without a result. */
  stop(now: number): void {
    const { running } = this;
    if (!running) {
      throw new AwsError(
        'CrawlerNotRunningException',
        `Crawler with name ${this.item.name} isn't running`,
      );
    }
    if (running.isStopping) {
      throw new AwsError(
        'CrawlerStoppingException',
        `Crawler with name ${this.item.name} is already stopping`,
      );
    }
    running.isStopping = true;
    running.end = Math.min(running.end, now + stopping);
  }

  #finish(): void {
    const crawl = this.running;
    if (!crawl) {
      return;
    }
    if (this.#stopped || crawl.isStopping) {
      crawl.outcome = 'STOPPED';
      return;
    }
    const { tableThreshold } = this.item;
    const folders = this.#folders.filter(each => isCrawled(each, this.item));
    const tooMany =
      tableThreshold !== undefined && folders.length > tableThreshold
        ? `The number of tables detected by crawler: ${folders.length} is greater than the table threshold value provided: ${tableThreshold}. Failing crawler without writing to Data Catalog.`
        : undefined;
    const failure = this.#failure ?? tooMany;
    if (failure) {
      Object.assign(crawl, { outcome: 'FAILED', failure });
      return;
    }
    crawl.outcome = 'COMPLETED';
    crawl.result = writeTables({
      crawler: this,
      catalog: this.#catalog,
      folders,
      givenUp: this.#givenUp,
      at: crawl.end - 15_000,
      since: this.crawls.at(-2)?.start ?? this.createdAt,
    });
  }

  #change(): void {
    const event = this.#events.shift();
    if (!event) {
      return;
    }
    this.#folders = [
      ...this.#folders.filter(({ table }) => !event.remove.includes(table)),
      ...event.add,
    ];
    if (event.failure !== undefined) {
      this.#failure = event.failure;
    }
    event.giveUp.forEach(table => this.#givenUp.add(table));
    this.#stopped = event.stopped ?? this.#stopped;
    if (event.hidden !== undefined) {
      this.#catalog.hide(this.scope, this.item.database, event.hidden);
    }
    this.#duration = event.duration ?? this.#duration;
    this.schedule = event.schedule ?? this.schedule;
  }
}
