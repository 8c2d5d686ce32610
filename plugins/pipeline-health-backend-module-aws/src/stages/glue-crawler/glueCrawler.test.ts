import { sayProblem } from '../../aws/clients';
import { seriesOf } from '@pipeline-health/plugin-pipeline-health-node';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { glueCrawler } from '.';
import { CrawlerInventory } from './CrawlerInventory';
import {
  crawlerContext,
  fails,
  NOW,
  table,
  TARGET,
  withCrawler,
  withTables,
} from './__testUtils__/crawlers';
import { explainSplit } from './split/explainSplit';
import { parseTable } from './readTables';

const account = '123456789012';

const stage = (name: string) => ({
  arn: `arn:aws:glue:eu-central-1:${account}:crawler/${name}`,
  kind: 'glue-crawler',
  name,
  account,
  region: 'eu-central-1',
});

const denied = {
  problem: { code: 'access-denied', message: 'refused' },
} as const;

const plain: CrawlerInventory = {
  state: 'READY',
  database: 'clickstream',
  targets: [],
  classifiers: [],
  schemaChange: {},
  grouping: {},
  crawls: { answer: null },
  statistics: { answer: {} },
  tables: { answer: [] },
  transforms: { answer: null },
};

describe('a Glue crawler', () => {
  testStageKind(glueCrawler, [
    { stage: stage('half-created'), inventory: { ...plain, state: 'UNKNOWN' } },
    {
      stage: stage('équipe/événements bruts'),
      inventory: {
        ...plain,
        schedule: { expression: 'cron(15 6 * * ? *)', state: 'SCHEDULED' },
        createdAt: '2026-01-01T00:00:00Z',
        lastCrawl: { status: 'FAILED', startedAt: '2026-01-02T06:15:00Z' },
        statistics: { answer: { medianRuntimeSeconds: 300 } },
        tableCount: 2,
        strayTables: ['left_over'],
        targets: [
          {
            type: 's3',
            path: TARGET,
            exclusions: [],
            tables: {
              count: 2,
              names: ['a', 'b'],
              newCount: 1,
              newNames: ['b'],
              split: explainSplit(
                [
                  table({ name: 'a' }),
                  table({ name: 'b', path: '_temporary/', format: 'json' }),
                ].map(parseTable),
                { path: TARGET, exclusions: [] },
              ),
            },
          },
        ],
      },
    },
    {
      stage: stage('refused'),
      inventory: {
        ...plain,
        tables: denied,
        crawls: denied,
        statistics: denied,
        transforms: denied,
      },
    },
    {
      stage: stage('lost'),
      inventory: {
        ...plain,
        databaseMissing: true,
        configurationUnreadable: true,
        schemaChange: { update: 'LOG', delete: 'DELETE_FROM_DATABASE' },
        schedule: { expression: 'now and then', state: 'SCHEDULED' },
        tableCount: 0,
      },
    },
    {
      stage: stage('hidden'),
      inventory: {
        ...plain,
        tableCount: 0,
        tables: {
          answer: [],
          incomplete: sayProblem('problem.list-goes-on', { count: 0 }),
        },
        hidingCrawl: { tables: 2, startedAt: '2026-11-23T06:15:04.000Z' },
      },
    },
  ]);

  it('knows its next crawls by its own schedule, while that is on', () => {
    const next = (state: string) =>
      glueCrawler
        .nextRuns?.({
          inventory: {
            ...plain,
            schedule: { expression: 'cron(0 5 ? * MON *)', state },
          },
          now: Date.parse('2026-03-02T12:00:00Z'),
        })
        .map(at => new Date(at).toISOString().slice(0, 16));
    expect(next('SCHEDULED')?.slice(0, 2)).toEqual([
      '2026-03-09T05:00',
      '2026-03-16T05:00',
    ]);
    expect(next('NOT_SCHEDULED')).toEqual([]);
  });

  it('counts tables against those that are right', async () => {
    const context = await crawlerContext(
      withTables(
        { name: 'raw_events' },
        { name: 'raw_json_1', path: 'year=2026/part=1/', format: 'json' },
        { name: 'raw_json_2', path: 'year=2026/part=2/', format: 'json' },
      ),
    );
    expect(glueCrawler.summarize?.(context)).toEqual({
      crawlerTables: 3,
      crawlerTablesExpected: 1,
    });
    expect(glueCrawler.keyFigure?.(context, undefined)).toEqual({
      metric: 'tablesOfOneTarget',
      value: 3,
      unit: 'count',
      expected: 1,
    });
    const three = { value: 3, unit: 'count', at: new Date(NOW).toISOString() };
    expect(context.readings).toEqual({
      tables: three,
      tablesOfOneTarget: three,
    });
  });

  it('counts none when they are not known', async () => {
    const context = await crawlerContext({ GetTables: fails('access-denied') });
    expect(glueCrawler.summarize?.(context)).toEqual({});
    expect(glueCrawler.keyFigure?.(context, undefined)).toBeUndefined();
    expect(context.readings).toEqual({});
    expect(seriesOf(glueCrawler, context.inventory)).toEqual([]);
  });

  it('is watched closely while it runs', async () => {
    const running = await crawlerContext(withCrawler({ State: 'RUNNING' }));
    expect(glueCrawler.tier?.(running)).toBe('hot');
    expect(glueCrawler.tier?.(await crawlerContext())).toBe('warm');
  });
});
