import { sayProblem } from '../../aws/clients';
import type {
  CrawlerHistory,
  ListCrawlsRequest,
  Table,
} from '@aws-sdk/client-glue';
import {
  answerOf,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { FakeAnswers } from '../../__testUtils__/fakeAccess';
import {
  ACCOUNT,
  crawl,
  crawler,
  describeCrawler,
  fails,
  NOW,
  STAGE,
  table,
  TARGET,
  withCrawls,
  withTables,
} from './__testUtils__/crawlers';

const denied = (permission: string) => fails('access-denied', permission);

describe('a crawler', () => {
  it('tells its configuration, its table and its crawls', async () => {
    const { inventory, samples, runs, links } = await describeCrawler(
      withCrawls(crawl(21), crawl(23), crawl(22)),
    );
    expect(inventory).toMatchObject({
      state: 'READY',
      database: 'clickstream',
      tablePrefix: 'raw_',
      schedule: { expression: 'cron(15 6 * * ? *)', state: 'SCHEDULED' },
      grouping: { policy: 'CombineCompatibleSchemas', tableThreshold: 25 },
      lastCrawl: { status: 'SUCCEEDED', startedAt: '2026-11-23T06:15:04.000Z' },
      statistics: { answer: { medianRuntimeSeconds: 330 } },
      crawls: { answer: null },
      transforms: { answer: null },
      tableCount: 1,
      targets: [
        {
          type: 's3',
          path: TARGET,
          tables: { count: 1, names: ['raw_events'], newCount: 0 },
        },
      ],
      tables: {
        answer: [
          {
            name: 'raw_events',
            format: 'parquet',
            columnCount: 5,
            partitionKeys: ['year', 'month', 'day'],
          },
        ],
      },
    });
    expect(samples).toEqual({
      tables: { at: NOW, value: 1 },
      tablesOfOneTarget: { at: NOW, value: 1 },
    });
    expect(runs?.map(({ id }) => id)).toEqual([
      'crawl-23',
      'crawl-22',
      'crawl-21',
    ]);
    expect(links).toEqual([
      {
        from: 'arn:aws:s3:::acme-clickstream/events/',
        to: STAGE.arn,
        relation: 'crawler-target',
        note: `The crawler clickstream looks for tables in ${TARGET}.`,
        noteMessage: expect.anything(),
      },
    ]);
  });

  it('counts the tables that the last crawl made, and explains them', async () => {
    const { inventory, samples } = await describeCrawler({
      GetTables: () => ({
        TableList: [
          table({ name: 'raw_events' }),
          table({
            name: 'raw_json',
            path: 'year=2026/',
            format: 'json',
            created: '2026-11-23T06:19:58Z',
          }),
          table({ name: 'raw_json_old', format: 'json', path: 'old/' }),
        ],
      }),
    });
    expect(inventory.targets[0].tables).toMatchObject({
      count: 3,
      newCount: 1,
      newNames: ['raw_json'],
      split: { causes: expect.arrayContaining(['mixed-formats']) },
    });
    expect(samples.tablesOfOneTarget.value).toBe(3);
  });

  it('leaves the tables of others alone', async () => {
    const { inventory } = await describeCrawler({
      GetTables: () => ({
        TableList: [
          table({ name: 'raw_events' }),
          table({
            name: 'raw_other_crawler',
            parameters: { UPDATED_BY_CRAWLER: 'another' },
          }),
          { ...table({ name: 'raw_by_hand' }), Parameters: {} },
          table({
            name: 'raw_unsigned',
            path: 'unsigned/',
            parameters: { UPDATED_BY_CRAWLER: undefined as never },
          }),
          table({ name: 'raw_stray', location: 's3://elsewhere/' }),
          table({
            name: 'raw_gone',
            path: 'gone/',
            parameters: { DEPRECATED_BY_CRAWLER: '1764000000' },
          }),
        ],
      }),
    });
    expect(inventory.targets[0].tables?.names).toEqual([
      'raw_events',
      'raw_unsigned',
    ]);
    expect(inventory).toMatchObject({
      strayTables: ['raw_stray'],
      deprecatedTables: 1,
      tableCount: 3,
    });
  });

  it('gives a table to the target it lies deepest under', async () => {
    const { inventory } = await describeCrawler({
      GetCrawler: () => ({
        Crawler: crawler({
          Targets: {
            S3Targets: [
              { Path: 's3://acme/données' },
              { Path: 's3a://acme/données/commandes/' },
            ],
          },
        }),
      }),
      GetTables: () => ({
        TableList: [
          table({ name: 'a', location: 's3://acme/données/clients/' }),
          table({ name: 'b', location: 's3://acme/données/commandes/2026' }),
          table({ name: 'c', location: 's3://acme/données-test/' }),
        ],
      }),
    });
    expect(inventory.targets.map(({ tables }) => tables?.names)).toEqual([
      ['a'],
      ['b'],
    ]);
    expect(inventory.strayTables).toEqual(['c']);
  });

  it('links the transform that reads one of its tables', async () => {
    const { links } = await describeCrawler({
      GetMLTransforms: () => ({
        Transforms: [
          {
            TransformId: 'tfm-1',
            Name: 'match-users',
            InputRecordTables: [
              { DatabaseName: 'clickstream', TableName: 'raw_events' },
            ],
          },
          {
            TransformId: 'tfm-2',
            InputRecordTables: [
              { DatabaseName: 'crm', TableName: 'raw_events' },
            ],
          },
          { Name: 'half-created' },
        ],
      }),
    });
    expect(links).toContainEqual({
      from: STAGE.arn,
      to: `arn:aws:glue:eu-central-1:${ACCOUNT}:mlTransform/tfm-1`,
      relation: 'table-reader',
      note: expect.stringContaining('clickstream.raw_events'),
      noteMessage: expect.anything(),
    });
    expect(links).toHaveLength(2);
  });

  it('tolerates a crawler that was created a moment ago', async () => {
    const { inventory, samples, runs } = await describeCrawler({
      GetCrawler: () => ({ Crawler: { Name: 'clickstream' } }),
      ListCrawls: () => ({}),
      GetCrawlerMetrics: () => ({}),
    });
    expect(inventory).toMatchObject({
      state: 'UNKNOWN',
      targets: [],
      tableCount: 0,
      tables: { answer: [] },
    });
    expect(samples.tables.value).toBe(0);
    expect(runs).toEqual([]);
  });

  it('reads 2,000 tables in pages and keeps a bounded inventory', async () => {
    const all = Array.from({ length: 2000 }, (_, index) =>
      table({ name: `raw_${index}`, path: `part_${index}/` }),
    );
    const { inventory } = await describeCrawler({ GetTables: pagesOf(all) });
    expect(inventory.targets[0].tables?.count).toBe(2000);
    expect(answerOf(inventory.tables)).toHaveLength(40);
    expect(JSON.stringify(inventory).length).toBeLessThan(60_000);
  });

  describe('with many crawls', () => {
    const MINUTE = 60_000;
    /** Six pages of crawls, one a minute, newest first or in the given order. */
    const sixPages = (
      order: (crawls: CrawlerHistory[]) => CrawlerHistory[],
    ) => {
      const asked: number[] = [];
      const all = order(
        Array.from({ length: 600 }, (_, ago) =>
          crawl(23, {
            CrawlId: `crawl-${ago}`,
            StartTime: new Date(NOW - (ago + 1) * MINUTE),
          }),
        ),
      );
      const answers: FakeAnswers = {
        ListCrawls: input => {
          const { Filters, NextToken } = input as ListCrawlsRequest;
          asked.push((NOW - Number(Filters?.[0].FieldValue)) / 86_400_000);
          const from = Number(NextToken ?? 0);
          return {
            Crawls: all.slice(from, from + 100),
            NextToken: from < 500 ? String(from + 100) : undefined,
          };
        },
      };
      return { asked, answers };
    };

    it('reads a page when they come newest first', async () => {
      const { asked, answers } = sixPages(crawls => crawls);
      const { inventory, runs } = await describeCrawler(answers);
      expect(asked).toEqual([45]);
      expect(runs?.[0].id).toBe('crawl-0');
      expect(inventory.crawls).toEqual({ answer: null });
    });

    it('reads those of two days when they come in another order', async () => {
      const { asked, answers } = sixPages(crawls => crawls.reverse());
      const { inventory, runs } = await describeCrawler(answers);
      expect(asked).toEqual([45, 2, 2, 2, 2, 2, 2]);
      expect(runs).toHaveLength(50);
      expect(runs?.[0].id).toBe('crawl-0');
      expect(inventory.crawls).toEqual({ answer: null });
    });
  });

  it('keeps the newest of ten thousand crawls in any order, and says that there are more', async () => {
    let page = 0;
    const { inventory, runs } = await describeCrawler({
      ListCrawls: () => {
        page += 1;
        return {
          Crawls: [
            ...Array.from({ length: 99 }, (_, index) =>
              crawl(1, { CrawlId: `old-${page}-${index}` }),
            ),
            crawl(1 + (page % 20), { CrawlId: `page-${page}` }),
          ],
          NextToken: `page-${page}`,
        };
      },
    });
    expect(page).toBe(21);
    expect(runs).toHaveLength(50);
    expect(runs?.[0].id).toBe('page-19');
    expect(inventory.crawls).toEqual({
      answer: null,
      incomplete: sayProblem('problem.list-goes-on', { count: 2000 }),
    });
  });

  it('stops when a page repeats', async () => {
    const GetTables = jest.fn(() => ({
      TableList: [table({ name: 'raw_events' })],
      NextToken: 'again',
    }));
    const { inventory, samples } = await describeCrawler({ GetTables });
    expect(GetTables).toHaveBeenCalledTimes(2);
    expect(inventory.tables).toMatchObject({
      incomplete: sayProblem('problem.list-goes-on', { count: 2 }),
    });
    expect(samples).toEqual({});
  });

  it('asks for tables in the catalog that the crawler names', async () => {
    const GetTables = jest.fn(() => ({
      TableList: [
        { ...table({ name: 'raw_events' }), CatalogId: '999999999999' },
      ],
    }));
    const { inventory } = await describeCrawler({
      GetCrawler: () => ({ Crawler: crawler({ CatalogId: '999999999999' }) }),
      GetTables,
    });
    expect(GetTables).toHaveBeenCalledWith(
      expect.objectContaining({ CatalogId: '999999999999' }),
    );
    expect(inventory.tableCount).toBe(1);
  });

  it('keeps what was answered when the rest was refused', async () => {
    const { inventory, samples, runs, unknownRelations } =
      await describeCrawler({
        GetTables: denied('glue:GetTables'),
        ListCrawls: denied('glue:ListCrawls'),
        GetCrawlerMetrics: denied('glue:GetCrawlerMetrics'),
        GetMLTransforms: denied('glue:GetMLTransforms'),
      });
    const refused = (missingPermission: string) => ({
      problem: {
        code: 'access-denied',
        message: `access-denied: ${missingPermission}`,
        missingPermission,
      },
    });
    expect(inventory).toMatchObject({
      tables: refused('glue:GetTables'),
      crawls: refused('glue:ListCrawls'),
      statistics: refused('glue:GetCrawlerMetrics'),
      transforms: refused('glue:GetMLTransforms'),
    });
    expect(unknownRelations).toEqual(['table-reader']);
    expect(inventory.tableCount).toBeUndefined();
    expect(inventory.targets[0].tables).toBeUndefined();
    expect(samples).toEqual({});
    expect(runs).toBeUndefined();
  });

  it('tells a missing database from an empty one', async () => {
    const missing = await describeCrawler({ GetTables: fails('not-found') });
    expect(missing.inventory).toMatchObject({
      databaseMissing: true,
      tableCount: 0,
    });
    const empty = await describeCrawler({
      GetTables: () => ({ TableList: [] }),
    });
    expect(empty.inventory.databaseMissing).toBeUndefined();
  });

  it.each<[string, CrawlerHistory[], object | undefined]>([
    [
      'the newest crawl says that it changed some',
      [crawl(23)],
      { tables: 1, startedAt: '2026-11-23T06:15:04.000Z' },
    ],
    [
      'the newest crawls changed none, and one before made some',
      [
        crawl(23, summary({})),
        crawl(22, summary({ ADD: 2, UPDATE: 1, DELETE: 1 })),
      ],
      { tables: 3, startedAt: '2026-11-22T06:15:04.000Z' },
    ],
    [
      'the newest that tells of tables deleted them',
      [crawl(23, summary({ DELETE: 1 })), crawl(22)],
      undefined,
    ],
    ['no crawl ever told of any', [crawl(23, summary({}))], undefined],
    ['the only crawl failed', [crawl(23, { State: 'FAILED' })], undefined],
  ])('takes tables for hidden when %s', async (_, crawls, hidingCrawl) => {
    const { inventory, samples, unknownRelations } = await describeCrawler({
      ...withTables(),
      ...withCrawls(...crawls),
    });
    expect(inventory.hidingCrawl).toEqual(hidingCrawl);
    const known = hidingCrawl ? undefined : 0;
    expect(samples.tables?.value).toBe(known);
    expect(inventory.tableCount).toBe(known);
    expect(inventory.targets[0].tables?.count).toBe(known);
    expect(unknownRelations).toEqual(hidingCrawl ? ['table-reader'] : []);
  });

  it('takes tables for hidden where the database shows those of others', async () => {
    const { inventory, samples } = await describeCrawler(
      withTables({ name: 'x', parameters: { UPDATED_BY_CRAWLER: 'another' } }),
    );
    expect(inventory.hidingCrawl).toMatchObject({ tables: 1 });
    expect(samples).toEqual({});
    const { inventory: gone } = await describeCrawler({
      GetTables: fails('not-found'),
    });
    expect(gone.hidingCrawl).toBeUndefined();
  });

  it('fails as a whole when the crawler is gone, denied or throttled', async () => {
    await expect(
      describeCrawler({ GetCrawler: fails('not-found') }),
    ).rejects.toThrow(SourceError);
    await expect(
      describeCrawler({ GetCrawler: denied('glue:GetCrawler') }),
    ).rejects.toMatchObject({ missingPermission: 'glue:GetCrawler' });
    await expect(
      describeCrawler({ GetCrawler: fails('throttled') }),
    ).rejects.toMatchObject({ code: 'throttled' });
  });

  it('is read without its tables when only they are throttled', async () => {
    const { inventory } = await describeCrawler({
      GetTables: fails('throttled'),
    });
    expect(inventory.tables).toMatchObject({ problem: { code: 'throttled' } });
  });
});

/** The summary of a crawl with counts of what became of tables. */
function summary(counts: { [action: string]: number }) {
  const actions = Object.entries(counts).map(([action, Count]) => [
    action,
    { Count },
  ]);
  return {
    Summary: JSON.stringify({
      TABLE: JSON.stringify(Object.fromEntries(actions)),
    }),
  };
}

function pagesOf(all: Table[]) {
  return (input: { NextToken?: string; MaxResults?: number }) => {
    const from = Number(input.NextToken ?? 0);
    const to = from + (input.MaxResults ?? 100);
    return {
      TableList: all.slice(from, to),
      NextToken: to < all.length ? String(to) : undefined,
    };
  };
}
