import {
  CreateCrawlerCommand,
  DeleteCrawlerCommand,
  GetCrawlerCommand,
  GetCrawlerMetricsCommand,
  GetCrawlersCommand,
  ListCrawlsCommand,
  StartCrawlerCommand,
  StartCrawlerScheduleCommand,
  StopCrawlerCommand,
  UpdateCrawlerCommand,
} from '@aws-sdk/client-glue';
import type { CrawlsFilter } from '@aws-sdk/client-glue';
import { AwsError } from '../../../wire/AwsError';
import { Operation, operation } from '../../../wire/operation';
import { Call } from '../../../wire/wireMessages';
import { missing } from '../glueErrors';
import { pageOf } from '../pageOf';
import { ScopedMap } from '../ScopedMap';
import { Crawl } from './Crawl';
import { CrawlerItem } from './crawlerSchema';
import { createCrawler, updatedCrawler } from './createCrawler';
import { Crawler } from './Crawler';
import {
  describeCrawl,
  describeCrawler,
  measureCrawler,
} from './describeCrawler';

const crawlerPages = { usual: 100, most: 1000 };
const crawlPages = { usual: 20, most: 1000 };

/** The operations on crawlers. */
export function crawlerOperations(
  crawlers: ScopedMap<Crawler>,
  add: (item: CrawlerItem, call: Call) => void,
  remove: (crawler: Crawler) => void,
): Operation[] {
  const crawlerOf = (name: string | undefined, call: Call) => {
    const crawler = crawlers.get(call, name ?? '');
    if (!crawler || crawler.createdAt > call.now) {
      throw missing(`Crawler with name ${name} does not exist`);
    }
    crawler.settle(call.now);
    return crawler;
  };
  const allOf = (call: Call) =>
    crawlers
      .list(call)
      .filter(({ createdAt }) => createdAt <= call.now)
      .map(({ item }) => crawlerOf(item.name, call));
  return [
    operation(CreateCrawlerCommand, (input, call) => {
      if (crawlers.get(call, input.Name ?? '')) {
        throw new AwsError(
          'AlreadyExistsException',
          `Crawler with name ${input.Name} already exists`,
        );
      }
      add(createCrawler(input), call);
      return {};
    }),

    operation(DeleteCrawlerCommand, (input, call) => {
      remove(crawlerOf(input.Name, call));
      return {};
    }),

    operation(GetCrawlerCommand, (input, call) => ({
      Crawler: describeCrawler(crawlerOf(input.Name, call), call.now),
    })),

    operation(GetCrawlersCommand, (input, call) => {
      const page = pageOf(allOf(call), input, crawlerPages);
      return {
        Crawlers: page.items.map(each => describeCrawler(each, call.now)),
        NextToken: page.nextToken,
      };
    }),

    operation(GetCrawlerMetricsCommand, (input, call) => {
      const names = input.CrawlerNameList;
      const asked = allOf(call).filter(
        ({ item }) => !names?.length || names.includes(item.name),
      );
      const page = pageOf(asked, input, crawlerPages);
      return {
        CrawlerMetricsList: page.items.map(each =>
          measureCrawler(each, call.now),
        ),
        NextToken: page.nextToken,
      };
    }),

    operation(ListCrawlsCommand, (input, call) => {
      const crawler = crawlerOf(input.CrawlerName, call);
      const crawls = [...crawler.crawls]
        .reverse()
        .filter(crawl => matchesAll(crawl, input.Filters));
      const page = pageOf(crawls, input, crawlPages);
      return {
        Crawls: page.items.map(crawl => describeCrawl(crawl, crawler)),
        NextToken: page.nextToken,
      };
    }),

    operation(StartCrawlerCommand, (input, call) => {
      crawlerOf(input.Name, call).start(call.now);
      return {};
    }),

    operation(UpdateCrawlerCommand, (input, call) => {
      crawlerOf(input.Name, call).update(item => updatedCrawler(item, input));
      return {};
    }),

    operation(StartCrawlerScheduleCommand, (input, call) => {
      const crawler = crawlerOf(input.CrawlerName, call);
      if (!crawler.item.schedule) {
        throw new AwsError(
          'NoScheduleException',
          `Crawler ${input.CrawlerName} has no schedule`,
        );
      }
      if (crawler.schedule !== 'off') {
        throw new AwsError(
          'SchedulerRunningException',
          `The schedule of ${input.CrawlerName} is running`,
        );
      }
      crawler.schedule = 'on';
      return {};
    }),

    operation(StopCrawlerCommand, (input, call) => {
      crawlerOf(input.Name, call).stop(call.now);
      return {};
    }),
  ];
}

function matchesAll(crawl: Crawl, filters: CrawlsFilter[] = []): boolean {
  return filters.every(({ FieldName, FilterOperator, FieldValue = '' }) => {
    const value = fieldOf(crawl, `${FieldName}`);
    const wanted = typeof value === 'number' ? Number(FieldValue) : FieldValue;
    switch (FilterOperator) {
      case 'GT':
        return value > wanted;
      case 'GE':
        return value >= wanted;
      case 'LT':
        return value < wanted;
      case 'LE':
        return value <= wanted;
      case 'NE':
        return value !== wanted;
      default:
        return value === wanted;
    }
  });
}

function fieldOf(crawl: Crawl, name: string): string | number {
  switch (name) {
    case 'START_TIME':
      return crawl.start;
    case 'END_TIME':
      return crawl.end;
    case 'DPU_HOUR':
      return crawl.dpuHours;
    case 'STATE':
      return crawl.outcome ?? 'RUNNING';
    default:
      return crawl.id;
  }
}
