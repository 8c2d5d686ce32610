import type { Table } from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess, FakeAnswers } from '../../__testUtils__/fakeAccess';
import { describe as describeCrawler } from './describe';
import { ACCOUNT, crawl, crawler, NOW, STAGE, table, TARGET } from './fixtures';

const denied = (permission: string) => () => {
  throw new SourceError('access-denied', `not authorized: ${permission}`, {
    missingPermission: permission,
  });
};

const fails = (code: 'throttled' | 'not-found') => () => {
  throw new SourceError(code, code);
};

function ask(answers: FakeAnswers = {}) {
  return describeCrawler(
    STAGE,
    fakeAccess(
      {
        GetCrawler: () => ({ Crawler: crawler() }),
        GetCrawlerMetrics: () => ({
          CrawlerMetricsList: [
            { CrawlerName: 'clickstream', MedianRuntimeSeconds: 330 },
          ],
        }),
        ListCrawls: () => ({ Crawls: [crawl(21), crawl(23), crawl(22)] }),
        GetTables: () => ({ TableList: [table({ name: 'raw_events' })] }),
        GetMLTransforms: () => ({ Transforms: [] }),
        ...answers,
      },
      { now: NOW },
    ),
  );
}

describe('a crawler', () => {
  it('tells its configuration, its table and its crawls', async () => {
    const { inventory, samples, runs, links } = await ask();
    expect(inventory).toMatchObject({
      state: 'READY',
      database: 'clickstream',
      tablePrefix: 'raw_',
      schedule: { expression: 'cron(15 6 * * ? *)', state: 'SCHEDULED' },
      grouping: { policy: 'CombineCompatibleSchemas', tableThreshold: 25 },
      lastCrawl: { status: 'SUCCEEDED', startedAt: '2026-11-23T06:15:04.000Z' },
      medianRuntimeSeconds: 330,
      tableCount: 1,
      tablesComplete: true,
      unanswered: [],
      targets: [
        {
          type: 's3',
          path: TARGET,
          tables: { count: 1, names: ['raw_events'], newCount: 0 },
        },
      ],
      tables: [
        {
          name: 'raw_events',
          format: 'parquet',
          columnCount: 5,
          partitionKeys: ['year', 'month', 'day'],
        },
      ],
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
      },
    ]);
  });

  it('counts the tables that the last crawl made, and explains them', async () => {
    const { inventory, samples } = await ask({
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
    const { inventory } = await ask({
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
    const { inventory } = await ask({
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
    const { links } = await ask({
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
    });
    expect(links).toHaveLength(2);
  });

  it('tolerates a crawler that was created a moment ago', async () => {
    const { inventory, samples, runs } = await ask({
      GetCrawler: () => ({ Crawler: { Name: 'clickstream' } }),
      ListCrawls: () => ({}),
      GetCrawlerMetrics: () => ({}),
    });
    expect(inventory).toMatchObject({
      state: 'UNKNOWN',
      targets: [],
      tableCount: 0,
      unanswered: [],
    });
    expect(samples.tables.value).toBe(0);
    expect(runs).toEqual([]);
  });

  it('reads 2,000 tables in pages and keeps a bounded inventory', async () => {
    const all = Array.from({ length: 2000 }, (_, index) =>
      table({ name: `raw_${index}`, path: `part_${index}/` }),
    );
    const { inventory } = await ask({ GetTables: pagesOf(all) });
    expect(inventory.targets[0].tables?.count).toBe(2000);
    expect(inventory.tables).toHaveLength(40);
    expect(JSON.stringify(inventory).length).toBeLessThan(60_000);
  });

  it('keeps the fifty newest of ten thousand crawls that come in any order', async () => {
    let page = 0;
    const { runs } = await ask({
      ListCrawls: () => {
        page += 1;
        return {
          Crawls: [
            crawl(1 + (page % 20), { CrawlId: `page-${page}` }),
            ...Array.from({ length: 99 }, (_, index) =>
              crawl(1, { CrawlId: `old-${page}-${index}` }),
            ),
          ],
          NextToken: `page-${page}`,
        };
      },
    });
    expect(page).toBe(20);
    expect(runs).toHaveLength(50);
    expect(runs?.[0].id).toBe('page-19');
  });

  it('stops when a page repeats', async () => {
    const GetTables = jest.fn(() => ({
      TableList: [table({ name: 'raw_events' })],
      NextToken: 'again',
    }));
    const { inventory } = await ask({ GetTables });
    expect(GetTables).toHaveBeenCalledTimes(2);
    expect(inventory.tablesComplete).toBe(false);
  });

  it('asks for tables in the catalog that the crawler names', async () => {
    const GetTables = jest.fn(() => ({
      TableList: [
        { ...table({ name: 'raw_events' }), CatalogId: '999999999999' },
      ],
    }));
    const { inventory } = await ask({
      GetCrawler: () => ({ Crawler: crawler({ CatalogId: '999999999999' }) }),
      GetTables,
    });
    expect(GetTables).toHaveBeenCalledWith(
      expect.objectContaining({ CatalogId: '999999999999' }),
    );
    expect(inventory.tableCount).toBe(1);
  });

  it('keeps what was answered when the rest was refused', async () => {
    const { inventory, samples, runs } = await ask({
      GetTables: denied('glue:GetTables'),
      ListCrawls: denied('glue:ListCrawls'),
      GetCrawlerMetrics: denied('glue:GetCrawlerMetrics'),
      GetMLTransforms: denied('glue:GetMLTransforms'),
    });
    expect(inventory.unanswered).toEqual(
      expect.arrayContaining([
        {
          question: 'tables',
          code: 'access-denied',
          message: 'not authorized: glue:GetTables',
          missingPermission: 'glue:GetTables',
        },
      ]),
    );
    expect(inventory.unanswered).toHaveLength(4);
    expect(inventory.tableCount).toBeUndefined();
    expect(inventory.targets[0].tables).toBeUndefined();
    expect(samples).toEqual({});
    expect(runs).toBeUndefined();
  });

  it('tells a missing database from an empty one', async () => {
    const missing = await ask({ GetTables: fails('not-found') });
    expect(missing.inventory).toMatchObject({
      databaseMissing: true,
      tableCount: 0,
    });
    const empty = await ask({ GetTables: () => ({ TableList: [] }) });
    expect(empty.inventory.databaseMissing).toBeUndefined();
  });

  it('fails as a whole when the crawler is gone, denied or throttled', async () => {
    await expect(ask({ GetCrawler: fails('not-found') })).rejects.toThrow(
      SourceError,
    );
    await expect(
      ask({ GetCrawler: denied('glue:GetCrawler') }),
    ).rejects.toMatchObject({ missingPermission: 'glue:GetCrawler' });
    await expect(ask({ GetCrawler: fails('throttled') })).rejects.toMatchObject(
      { code: 'throttled' },
    );
  });

  it('is read without its tables when only they are throttled', async () => {
    const { inventory } = await ask({ GetTables: fails('throttled') });
    expect(inventory.unanswered).toMatchObject([
      { question: 'tables', code: 'throttled' },
    ]);
  });
});

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
