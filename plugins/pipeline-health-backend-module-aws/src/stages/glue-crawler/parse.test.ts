import { crawl, table } from './__testUtils__/crawlers';
import { parseConfiguration, parseTargets } from './parseConfiguration';
import { parseCrawl, parseCrawlSummary } from './readCrawls';
import { parseTable } from './readTables';

describe('parseConfiguration', () => {
  it.each<[string | undefined, object | undefined]>([
    [undefined, {}],
    ['  ', {}],
    ['{"Version":1.0}', {}],
    [
      '{"Version":1.0,"Grouping":{"TableGroupingPolicy":"CombineCompatibleSchemas","TableLevelConfiguration":3},"CrawlerOutput":{"Tables":{"TableThreshold":5}}}',
      { policy: 'CombineCompatibleSchemas', tableLevel: 3, tableThreshold: 5 },
    ],
    ['{"Grouping":{"TableLevelConfiguration":"2"}}', { tableLevel: 2 }],
    ['{', undefined],
    ['[]', undefined],
    ['{"Grouping":"all"}', undefined],
  ])('%s → %j', (text, grouping) => {
    expect(parseConfiguration(text)).toEqual(grouping);
  });
});

describe('parseCrawlSummary', () => {
  it('reads JSON in strings in JSON', () => {
    expect(
      parseCrawlSummary(
        '{"TABLE":"{\\"ADD\\":{\\"Details\\":{\\"names\\":[\\"a\\"]},\\"Count\\":1}}","PARTITION":"{\\"ADD\\":{\\"Count\\":\\"7\\"},\\"DELETE\\":{\\"Count\\":2}}"}',
      ),
    ).toEqual({
      made: ['a'],
      deleted: [],
      tablesCreated: 1,
      tablesUpdated: 0,
      tablesDeleted: 0,
      partitionsCreated: 7,
      partitionsUpdated: 0,
      partitionsDeleted: 2,
    });
  });

  it('reads plain nested JSON as well', () => {
    expect(
      parseCrawlSummary('{"TABLE":{"UPDATE":{"Count":3}}}')?.tablesUpdated,
    ).toBe(3);
  });

  it.each([undefined, '', 'Tables: 3', '[1]', '"text"', 'null'])(
    'says nothing about %j',
    text => {
      expect(parseCrawlSummary(text)).toBeUndefined();
    },
  );
});

describe('parseCrawl', () => {
  it('makes a run of a crawl', () => {
    expect(parseCrawl(crawl(22))).toEqual({
      id: 'crawl-22',
      made: ['raw_events'],
      deleted: [],
      state: 'succeeded',
      startedAt: '2026-11-22T06:15:04.000Z',
      endedAt: '2026-11-22T06:20:34.000Z',
      durationSeconds: 330,
      estimatedCostUsd: 0.11,
      figures: {
        tablesCreated: 0,
        tablesUpdated: 1,
        tablesDeleted: 0,
        partitionsCreated: 24,
        partitionsUpdated: 0,
        partitionsDeleted: 0,
        dpuHours: 0.25,
        logStream: 'clickstream',
      },
    });
  });

  it.each([
    ['RUNNING', undefined, 'running'],
    ['FAILED', new Date('2026-11-22T06:16:00Z'), 'failed'],
    ['STOPPED', new Date('2026-11-22T06:16:00Z'), 'stopped'],
    ['PAUSED_BY_MOON', undefined, 'running'],
    ['PAUSED_BY_MOON', new Date('2026-11-22T06:16:00Z'), 'stopped'],
  ])('%s until %s is %s', (state, EndTime, expected) => {
    const run = parseCrawl({
      ...crawl(22, { EndTime }),
      State: state as never,
    });
    expect(run?.state).toBe(expected);
  });

  it('does not let clock skew make a duration negative', () => {
    const run = parseCrawl(
      crawl(22, { EndTime: new Date('2026-11-22T06:15:00Z') }),
    );
    expect(run?.durationSeconds).toBe(0);
  });

  it('waits for a crawl to have an id and a start', () => {
    expect(parseCrawl({ State: 'RUNNING' })).toBeUndefined();
  });
});

describe('parseTable', () => {
  it('tolerates a table that has nothing but a name', () => {
    expect(parseTable({ Name: 'half' })).toMatchObject({
      name: 'half',
      location: '',
      format: 'unknown',
      compression: undefined,
      columns: [],
      crawled: false,
      deprecated: false,
    });
  });

  it('reads what the crawler wrote', () => {
    expect(
      parseTable(
        table({
          name: 'raw_events',
          format: 'CSV',
          compression: 'gzip',
          parameters: {
            'skip.header.line.count': '1',
            delimiter: ';',
            objectCount: 'many',
          },
        }),
      ),
    ).toMatchObject({
      format: 'csv',
      compression: 'gzip',
      crawler: 'clickstream',
      sizeBytes: 104857600,
      objectCount: undefined,
      header: { skippedLines: 1, delimiter: ';' },
    });
  });
});

describe('parseTargets', () => {
  it('puts targets of every type into one list', () => {
    expect(
      parseTargets({
        S3Targets: [{ Path: 's3://a/b', SampleSize: 10 }],
        JdbcTargets: [{ Path: 'shop/%', Exclusions: ['shop/tmp_%'] }],
        MongoDBTargets: [{ Path: 'shop/orders' }],
        DynamoDBTargets: [{ Path: 'carts' }],
        CatalogTargets: [{ DatabaseName: 'raw', Tables: ['a', 'b'] }],
        DeltaTargets: [{ DeltaTables: ['s3://a/delta/'] }],
        IcebergTargets: [{ Paths: ['s3://a/iceberg/'] }],
        HudiTargets: [{ Paths: ['s3://a/hudi/'] }],
      }).map(({ type, path }) => `${type} ${path}`),
    ).toEqual([
      's3 s3://a/b',
      'jdbc shop/%',
      'mongodb shop/orders',
      'dynamodb carts',
      'catalog raw.a',
      'catalog raw.b',
      'delta s3://a/delta/',
      'iceberg s3://a/iceberg/',
      'hudi s3://a/hudi/',
    ]);
  });

  it('has none before the crawler has any', () => {
    expect(parseTargets(undefined)).toEqual([]);
  });
});
