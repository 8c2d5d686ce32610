import type { CreateMLTransformRequest } from '@aws-sdk/client-glue';
import { Happening } from '../../events/EventBus';
import { Random } from '../../random/Random';
import { Scope } from '../../wire/wireMessages';
import { TagStore } from '../tagging/TagStore';
import { Catalog } from './catalog/Catalog';
import { crawlHappenings } from './crawlers/crawlHappenings';
import { Crawler } from './crawlers/Crawler';
import { CrawlerItem } from './crawlers/crawlerSchema';
import { glueArn } from './glueArn';
import { ScopedMap } from './ScopedMap';
import { createTransform } from './transforms/createTransform';
import { Transform } from './transforms/Transform';
import { TransformItem } from './transforms/transformSchema';

/** Where a resource lives, and the time its own times are relative to. */
export interface GluePlace extends Scope {
  zero: number;
}

/**
 * Glue from the inside: crawlers, the tables they make, and transforms.
 *
 * @public
 */
export class GlueSimulation {
  readonly catalog = new Catalog();
  readonly crawlers = new ScopedMap<Crawler>();
  readonly transforms = new ScopedMap<Transform>();
  #all: Crawler[] = [];
  readonly #random: Random;
  readonly #tags: TagStore;

  constructor(random: Random, tags: TagStore) {
    this.#random = random;
    this.#tags = tags;
  }

  addCrawler(item: CrawlerItem, place: GluePlace): Crawler {
    const { scope, zero } = placeOf(item, place);
    const random = this.#random.fork(`crawler/${item.name}`);
    const crawler = new Crawler(item, {
      scope,
      zero,
      catalog: this.catalog,
      random,
    });
    this.crawlers.set(scope, item.name, crawler);
    this.#all.push(crawler);
    this.#tags.put(scope, glueArn(scope, `crawler/${item.name}`), item.tags);
    return crawler;
  }

  /** The tables that it made stay, as in AWS. */
  deleteCrawler(crawler: Crawler): void {
    const { scope, item } = crawler;
    this.crawlers.delete(scope, item.name);
    this.#all = this.#all.filter(each => each !== crawler);
    this.#tags.forget(scope, glueArn(scope, `crawler/${item.name}`));
  }

  addTransform(item: TransformItem, place: GluePlace): Transform {
    const { scope, zero } = placeOf(item, place);
    const random = this.#random.fork(`transform/${item.id}`);
    const transform = new Transform(item, { scope, zero, random });
    this.transforms.set(scope, item.id, transform);
    this.#tags.put(scope, glueArn(scope, `mlTransform/${item.id}`), item.tags);
    return transform;
  }

  /** A transform that CreateMLTransform asks for. */
  createTransform(
    input: CreateMLTransformRequest,
    place: GluePlace,
  ): Transform {
    const id = `tfm-${this.#random.hex(40)}`;
    return this.addTransform(createTransform(input, id), place);
  }

  /** What EventBridge tells of crawlers between two times. */
  happenings(after: number, until: number): Happening[] {
    return this.#all.flatMap(crawler => crawlHappenings(crawler, after, until));
  }

  /** Brings every crawler and its tables up to a time. */
  settle(now: number): void {
    this.#all.forEach(crawler => crawler.settle(now));
  }
}

function placeOf(
  item: Partial<Scope>,
  place: GluePlace,
): { scope: Scope; zero: number } {
  return {
    scope: {
      account: item.account ?? place.account,
      region: item.region ?? place.region,
    },
    zero: place.zero,
  };
}
