import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { glueCrawler } from '.';
import { CrawlerInventory } from './CrawlerInventory';
import { table, TARGET } from './fixtures';
import { parseTable } from './parse/parseTable';
import { explainSplit } from './split/explainSplit';

const account = '123456789012';

const stage = (name: string) => ({
  arn: `arn:aws:glue:eu-central-1:${account}:crawler/${name}`,
  kind: 'glue-crawler',
  name,
  account,
  region: 'eu-central-1',
});

const plain: CrawlerInventory = {
  state: 'READY',
  database: 'clickstream',
  targets: [],
  classifiers: [],
  schemaChange: {},
  grouping: {},
  unanswered: [],
};

describe('a Glue crawler', () => {
  testStageKind(glueCrawler.kind, [
    { stage: stage('half-created'), inventory: { ...plain, state: 'UNKNOWN' } },
    {
      stage: stage('équipe/événements bruts'),
      inventory: {
        ...plain,
        schedule: { expression: 'cron(15 6 * * ? *)', state: 'SCHEDULED' },
        createdAt: '2026-01-01T00:00:00Z',
        lastCrawl: { status: 'FAILED', startedAt: '2026-01-02T06:15:00Z' },
        medianRuntimeSeconds: 300,
        tableCount: 2,
        tablesComplete: true,
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
                TARGET,
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
        unanswered: [
          { question: 'tables', code: 'access-denied', message: 'refused' },
          { question: 'crawls', code: 'access-denied', message: 'refused' },
        ],
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
  ]);
});
