import type {
  Crawler,
  CrawlerHistory,
  CrawlerMetrics,
} from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { fakeAccess } from '../../../__testUtils__/fakeAccess';
import { CrawlerContext } from '../context';
import { glueCrawler } from '..';
import {
  COLUMNS,
  crawl,
  crawler,
  NOW,
  STAGE,
  table,
  TableTraits,
} from '../fixtures';

interface Facts {
  crawler?: Partial<Crawler>;
  crawls?: CrawlerHistory[];
  metrics?: CrawlerMetrics;
  tables?: TableTraits[] | SourceError;
  thresholds?: Partial<CrawlerContext['thresholds']>;
  now?: number;
}

async function contextOf(facts: Facts): Promise<CrawlerContext> {
  const now = facts.now ?? NOW;
  const tables = facts.tables ?? [{ name: 'raw_events' }];
  const { inventory, runs = [] } = await glueCrawler.describe(
    STAGE,
    fakeAccess(
      {
        GetCrawler: () => ({ Crawler: crawler(facts.crawler) }),
        GetCrawlerMetrics: () => ({
          CrawlerMetricsList: [
            { CrawlerName: STAGE.name, MedianRuntimeSeconds: 330 },
          ],
          ...(facts.metrics && { CrawlerMetricsList: [facts.metrics] }),
        }),
        ListCrawls: () => ({ Crawls: facts.crawls ?? [crawl(23), crawl(22)] }),
        GetMLTransforms: () => ({}),
        GetTables: () => {
          if (tables instanceof SourceError) {
            throw tables;
          }
          return { TableList: tables.map(table) };
        },
      },
      { now },
    ),
  );
  return {
    stage: STAGE,
    inventory,
    runs,
    now,
    describedAt: now,
    readings: {},
    samples: {},
    neighbours: [],
    thresholds: { ...glueCrawler.kind.thresholds, ...facts.thresholds },
  };
}

async function findings(facts: Facts = {}) {
  const context = await contextOf(facts);
  const { inventory } = context;
  return Object.fromEntries(
    glueCrawler.kind.checks.flatMap(check => {
      const finding = inventory && check.run({ ...context, inventory });
      return finding ? [[check.id, finding]] : [];
    }),
  );
}

const json = (number: number, created?: string): TableTraits => ({
  name: `raw_json_${number}`,
  path: `year=2026/part=${number}/`,
  format: 'json',
  partitionKeys: ['day'],
  created,
});

describe('checks of a crawler', () => {
  it('has nothing to say about a healthy one', async () => {
    expect(await findings()).toEqual({});
  });

  it('warns of a dataset that became several tables, and tells why', async () => {
    const { 'several-tables': finding } = await findings({
      tables: [{ name: 'raw_events' }, json(1), json(2)],
    });
    expect(finding).toMatchObject({
      severity: 'warning',
      title:
        's3://acme-clickstream/events/ became 3 tables: its files have 2 formats (json, parquet)',
      evidence: {
        target: 's3://acme-clickstream/events/',
        tables: 3,
        tablesExpected: 1,
        tableNames: ['raw_events', 'raw_json_1', 'raw_json_2'],
        newTables: 0,
        causes: ['mixed-formats'],
        formats: [
          'json: 2 tables (raw_json_1, raw_json_2)',
          'parquet: raw_events',
        ],
      },
    });
    expect(finding.remedy).toBe(
      'Write one format below s3://acme-clickstream/events/; move the other files to a path and target of their own. Then delete the surplus tables and crawl again.',
    );
  });

  it('is critical while the split goes on', async () => {
    const { 'several-tables': finding } = await findings({
      tables: [{ name: 'raw_events' }, json(1, '2026-11-23T06:20:01Z')],
    });
    expect(finding).toMatchObject({
      severity: 'critical',
      title: expect.stringContaining('2 tables, 1 of them in the last crawl'),
      evidence: { newTableNames: ['raw_json_1'] },
    });
  });

  it('accepts as many tables as the pipeline says are right', async () => {
    const thresholds = { tablesOfOneTarget: { warning: 2 } };
    const two = [{ name: 'raw_events' }, json(1, '2026-11-23T06:20:01Z')];
    expect(await findings({ tables: two, thresholds })).toEqual({});
    expect(
      await findings({ tables: [...two, json(2)], thresholds }),
    ).toHaveProperty(['several-tables', 'evidence', 'tablesExpected'], 2);
  });

  it('advises to combine schemas when the crawler does not', async () => {
    const { 'several-tables': finding, 'no-grouping': posture } =
      await findings({
        crawler: { Configuration: '{"Version":1.0}' },
        tables: [
          { name: 'raw_a', path: 'a/' },
          {
            name: 'raw_b',
            path: 'b/',
            columns: { ...COLUMNS, user_id: 'string', page: 'int' },
          },
        ],
      });
    expect(finding.remedy).toContain(
      'Set Grouping.TableGroupingPolicy to CombineCompatibleSchemas',
    );
    expect(finding.evidence).toMatchObject({
      schemaSimilarityRatio: 3 / 7,
      differingColumns: expect.arrayContaining([
        'user_id: bigint (raw_a), string (raw_b)',
      ]),
    });
    expect(posture.severity).toBe('info');
  });

  it('does not say that all is well when it could not ask for the tables', async () => {
    const { 'could-not-ask': finding, ...others } = await findings({
      tables: new SourceError('access-denied', 'no', {
        missingPermission: 'glue:GetTables',
      }),
    });
    expect(finding).toMatchObject({
      severity: 'unknown',
      evidence: { missingPermissions: ['glue:GetTables'] },
      remedy: expect.stringContaining('Allow glue:GetTables'),
    });
    expect(others).toEqual({});
  });

  it('tells that the database is gone', async () => {
    const found = await findings({
      tables: new SourceError('not-found', 'Database clickstream not found.'),
    });
    expect(found).toMatchObject({
      'database-missing': { severity: 'critical' },
    });
    expect(found).not.toHaveProperty('no-tables');
  });

  it('warns once a crawl failed, and is critical when the next one failed too', async () => {
    const failed = (date: number) =>
      crawl(date, {
        State: 'FAILED',
        ErrorMessage:
          'The number of tables detected by crawler: 29 is greater than the table threshold value provided: 25. Failing crawler without writing to Data Catalog.',
      });
    const once = await findings({ crawls: [crawl(22), failed(23)] });
    expect(once['last-crawl-failed']).toMatchObject({
      severity: 'warning',
      title: expect.stringMatching(
        /^The last crawl failed; the last good one began 1 d 6 h ago: The number of tables/,
      ),
      remedy: expect.stringContaining('TableThreshold'),
    });
    const twice = await findings({
      crawls: [
        crawl(20),
        failed(21),
        failed(23),
        crawl(22, { State: 'STOPPED' }),
      ],
    });
    expect(twice['last-crawl-failed']).toMatchObject({
      severity: 'critical',
      evidence: { failedCrawlsInARow: 2 },
    });
  });

  it('falls back on the last crawl when the history is empty', async () => {
    const { 'last-crawl-failed': finding } = await findings({
      crawls: [],
      crawler: {
        LastCrawl: {
          Status: 'FAILED',
          ErrorMessage: 'Access Denied (Service: Amazon S3; Status Code: 403)',
          LogStream: 'clickstream',
        },
      },
    });
    expect(finding).toMatchObject({
      severity: 'warning',
      evidence: { logStream: 'clickstream' },
      remedy: expect.stringContaining('s3:GetObject'),
    });
  });

  it.each<[string, Facts, string | undefined]>([
    ['daily, ran today', {}, undefined],
    [
      'daily, due a quarter of an hour ago',
      { now: day('24T06:30') },
      undefined,
    ],
    ['daily, due 45 minutes ago', { now: day('24T07:00') }, 'warning'],
    ['daily, missing for two days', { now: day('25T13:00') }, 'critical'],
    [
      'weekly on Monday, on Tuesday',
      {
        now: day('24T13:00'),
        crawler: {
          Schedule: {
            ScheduleExpression: 'cron(15 6 ? * MON *)',
            State: 'SCHEDULED',
          },
        },
      },
      undefined,
    ],
    [
      'late, but running',
      { now: day('25T13:00'), crawler: { State: 'RUNNING' } },
      undefined,
    ],
    [
      'switched off',
      {
        now: day('25T13:00'),
        crawler: {
          Schedule: {
            ScheduleExpression: 'cron(15 6 * * ? *)',
            State: 'NOT_SCHEDULED',
          },
        },
      },
      undefined,
    ],
    [
      'changed since it was due',
      {
        now: day('24T07:00'),
        crawler: { LastUpdated: new Date(day('24T06:50')) },
      },
      undefined,
    ],
  ])('overdue: %s', async (_, facts, severity) => {
    const found = await findings(facts);
    expect(found.overdue?.severity).toBe(severity);
  });

  it('tells how many crawls are missing', async () => {
    const { overdue } = await findings({ now: day('25T13:00') });
    expect(overdue).toMatchObject({
      title:
        'The crawler is 1 d 6 h late by its schedule and 2 crawls are missing',
      evidence: { dueAt: '2026-11-24T06:15:00.000Z', missedCrawls: 2 },
    });
  });

  it('names a crawl that does not end', async () => {
    const found = await findings({
      crawler: { State: 'RUNNING' },
      crawls: [crawl(23, { State: 'RUNNING', EndTime: undefined }), crawl(22)],
    });
    expect(found['long-crawl']).toMatchObject({
      severity: 'warning',
      title: 'The crawl runs for 6 h 44 min already; usual is 5 min 30 s',
    });
  });

  it('calls a crawl that found nothing starvation', async () => {
    const found = await findings({ tables: [] });
    expect(found['no-tables']).toMatchObject({
      severity: 'warning',
      starvation: true,
    });
  });

  it('does not expect tables of a crawler that never ran', async () => {
    expect(
      await findings({
        tables: [],
        crawls: [],
        crawler: {
          LastCrawl: undefined,
          LastUpdated: new Date(NOW - 60_000),
        },
      }),
    ).toEqual({});
  });

  it.each<[string, Partial<Crawler>, string]>([
    [
      'no-exclusions',
      { Targets: { S3Targets: [{ Path: 's3://acme-clickstream/events/' }] } },
      'info',
    ],
    [
      'schema-change-policy',
      {
        SchemaChangePolicy: {
          UpdateBehavior: 'LOG',
          DeleteBehavior: 'DEPRECATE_IN_DATABASE',
        },
      },
      'info',
    ],
    [
      'schema-change-policy',
      {
        SchemaChangePolicy: {
          UpdateBehavior: 'UPDATE_IN_DATABASE',
          DeleteBehavior: 'DELETE_FROM_DATABASE',
        },
      },
      'warning',
    ],
    [
      'schedule-off',
      {
        Schedule: {
          ScheduleExpression: 'cron(15 6 * * ? *)',
          State: 'NOT_SCHEDULED',
        },
      },
      'info',
    ],
    [
      'schedule-off',
      { Schedule: { ScheduleExpression: 'daily', State: 'SCHEDULED' } },
      'info',
    ],
    ['unreadable-configuration', { Configuration: '{' }, 'info'],
  ])('posture: %s', async (id, changes, severity) => {
    const found = await findings({ crawler: changes });
    expect(Object.keys(found)).toEqual([id]);
    expect(found[id].severity).toBe(severity);
  });

  it('lets a crawler of new folders log changes, as it must', async () => {
    expect(
      await findings({
        crawler: {
          RecrawlPolicy: { RecrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY' },
          SchemaChangePolicy: { UpdateBehavior: 'LOG', DeleteBehavior: 'LOG' },
        },
      }),
    ).toEqual({});
  });

  it('tolerates states and targets that are newer than itself', async () => {
    expect(
      await findings({
        crawler: {
          State: 'HIBERNATING' as never,
          RecrawlPolicy: { RecrawlBehavior: 'CRAWL_BY_MOOD' as never },
          Targets: { MoonTargets: [{ Path: 'moon://' }] } as never,
        },
      }),
    ).toMatchObject({ 'stray-tables': { severity: 'info' } });
  });
});

describe('what a crawler adds to its pipeline', () => {
  it('counts tables against those that are right', async () => {
    const context = await contextOf({
      tables: [{ name: 'raw_events' }, json(1), json(2)],
    });
    expect(glueCrawler.kind.summarize?.(context)).toEqual({
      crawlerTables: 3,
      crawlerTablesExpected: 1,
    });
    expect(glueCrawler.kind.deriveReadings?.(context)).toEqual({
      tables: { value: 3, unit: 'count', at: new Date(NOW).toISOString() },
      tablesOfOneTarget: {
        value: 3,
        unit: 'count',
        at: new Date(NOW).toISOString(),
      },
    });
  });

  it('says nothing when the tables are not known', async () => {
    const context = await contextOf({
      tables: new SourceError('access-denied', 'no'),
    });
    expect(glueCrawler.kind.summarize?.(context)).toEqual({});
    expect(glueCrawler.kind.deriveReadings?.(context)).toEqual({});
    expect(
      context.inventory && glueCrawler.kind.series(context.inventory),
    ).toEqual([]);
  });

  it('is watched closely while it runs', async () => {
    const running = await contextOf({ crawler: { State: 'RUNNING' } });
    expect(glueCrawler.kind.tier?.(running)).toBe('hot');
    expect(glueCrawler.kind.tier?.(await contextOf({}))).toBe('warm');
  });
});

function day(text: string): number {
  return Date.parse(`2026-11-${text}:00Z`);
}
