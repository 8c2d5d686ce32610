import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { eventsOf, eventText } from '../../aws/events';
import { runMeasures } from '../../judging/runs';
import { nextStarts } from '../../judging/schedule';
import { glueArnBeside } from '../glue';
import { checks } from './checks';
import { costs } from './costs';
import { failureWordsOfCrawls } from './checks/crawls';
import { schedulesOf } from './checks/schedules';
import {
  countedTargets,
  CrawlerInventory,
  isCrawling,
  knowsAllTables,
  LOG_GROUP,
} from './CrawlerInventory';
import { listCrawlers } from './listCrawlers';
import { describe } from './describe';
import { expectedTables } from './expected';
import { metrics, mostTables } from './metrics';
import { causeMessages } from './split/causes';
import { lineMessages } from './split/lines';
import { CrawlerThreshold, thresholds } from './thresholds';

const pageOf = ({ name }: StageRef) =>
  `glue/home?region=REGION#/v2/data-catalog/crawlers/view/${encodeURIComponent(
    name,
  )}`;

/** A Glue crawler and the tables that it makes. */
export const glueCrawler = awsKind<CrawlerInventory, CrawlerThreshold>({
  kind: 'glue-crawler',
  title: 'Glue crawler',
  arn: {
    service: 'glue',
    resource: 'crawler/',
    name: /./,
    what: 'a Glue crawler',
    expected: 'a name',
  },
  metrics,
  events: [
    eventsOf({
      source: 'aws.glue',
      types: ['Glue Crawler State Change'],
      detail: z.object({ crawlerName: eventText }),
      name: ({ crawlerName }) => crawlerName,
    }),
  ],
  places: placesOf({
    page: pageOf,
    log: (_stage, { lastCrawl }) =>
      lastCrawl?.logGroup
        ? { group: lastCrawl.logGroup, stream: lastCrawl.logStream }
        : undefined,
    look: ({ name }) => ['glue', 'GetCrawler', { Name: name }],
  }),
  // It lists the crawls; none has a page of its own.
  runPlaces: placesOf<CrawlerInventory, [Run]>({
    page: pageOf,
    log: (_stage, { lastCrawl }, { figures }) =>
      figures?.logStream
        ? {
            group: lastCrawl?.logGroup ?? LOG_GROUP,
            stream: String(figures.logStream),
          }
        : undefined,
    look: ({ name }, _inventory, { id }) => [
      'glue',
      'ListCrawls',
      {
        CrawlerName: name,
        Filters: [
          { FieldName: 'CRAWL_ID', FilterOperator: 'EQ', FieldValue: id },
        ],
      },
    ],
  }),
  thresholds,
  checks,
  costs,
  measures: runMeasures(({ crawls }) => crawls),
  messages: {
    ...failureWordsOfCrawls.messages,
    ...causeMessages,
    ...lineMessages,
  },
  meaningOf: failureWordsOfCrawls.meaningOf,
  sides: {
    tables: {
      what: 'the tables it made, so whether one dataset became several',
      severity: 'unknown',
    },
    crawls: {
      what: 'its crawls, so only the last one is known',
      severity: 'unknown',
    },
    schedules: {
      what: 'the triggers that start it',
      severity: 'info',
    },
    statistics: {
      what: 'how long its crawls usually take',
      severity: 'info',
    },
    transforms: {
      what: 'the transforms that read its tables',
      severity: 'info',
    },
  },
  relations: {
    'crawler-target': 'is crawled by',
    'change-events': 'sends changes to',
    'table-reader': 'is read by',
  },
  settings: [
    'database',
    'tablePrefix',
    'classifiers',
    'schedule',
    'schemaChange',
    'recrawl',
    'grouping',
    'role',
  ],
  settingsOfParts: ({ targets }) =>
    Object.fromEntries(
      targets.map(({ type, path, exclusions, sampleSize, eventQueueArn }) => [
        `target ${path}`,
        { type, exclusions, sampleSize, eventQueueArn },
      ]),
    ),
  settingsChangedAt: 'updatedAt',
  inventory: {
    state: { title: 'State' },
    description: { title: 'Description' },
    database: { title: 'Database' },
    tablePrefix: { title: 'Prefix of its tables' },
    targets: { title: 'Targets' },
    schedule: { title: 'Schedule' },
    lastCrawl: { title: 'Last crawl' },
    tableCount: { title: 'Tables', unit: 'count' },
    tables: { title: 'Tables in the catalog' },
    deprecatedTables: { title: 'Tables given up', unit: 'count' },
    strayTables: { title: 'Tables under no target' },
    grouping: { title: 'Grouping' },
    schemaChange: { title: 'Schema changes' },
    recrawl: { title: 'Recrawl' },
    classifiers: { title: 'Classifiers' },
    statistics: { title: 'Usual duration' },
    role: { title: 'Role' },
    createdAt: { title: 'Created' },
    updatedAt: { title: 'Changed' },
  },
  chartThresholds: { tablesOfOneTarget: 'tablesOfOneTarget' },
  summarize({ inventory, thresholds: lines }) {
    const targets =
      inventory && knowsAllTables(inventory) ? countedTargets(inventory) : [];
    const { warning } = lines.tablesOfOneTarget;
    return inventory && targets.length
      ? {
          crawlerTables: targets.reduce(
            (sum, { tables }) => sum + tables.count,
            0,
          ),
          ...(warning !== undefined && {
            crawlerTablesExpected: expectedTables(inventory, warning).reduce(
              (sum, expected) => sum + expected,
            ),
          }),
        }
      : {};
  },
  keyFigure({ inventory, thresholds: lines }) {
    if (!inventory || !knowsAllTables(inventory)) {
      return undefined;
    }
    const { warning } = lines.tablesOfOneTarget;
    const most = mostTables(inventory);
    const at = countedTargets(inventory).findIndex(
      ({ tables }) => tables.count === most,
    );
    return {
      metric: 'tablesOfOneTarget',
      value: most,
      unit: 'count',
      expected: warning && (expectedTables(inventory, warning)[at] ?? warning),
    };
  },
  tier: ({ inventory }) =>
    inventory && isCrawling(inventory) ? 'hot' : 'warm',
  nextRuns: ({ inventory, now }) => nextStarts(schedulesOf(inventory), now),
  describe,
  permissions: {
    stage: [
      'glue:GetCrawler',
      'glue:ListCrawls',
      'glue:GetTables',
      'glue:GetMLTransforms',
    ],
    resources: ({ arn }) => [
      arn,
      ...['catalog', 'database/*', 'table/*', 'mlTransform/*'].map(resource =>
        glueArnBeside(arn, resource),
      ),
    ],
    everywhere: ['glue:GetCrawlerMetrics', 'glue:GetTriggers'],
  },
  // The whole service: the tagging API documents no filter for crawlers.
  tagging: {
    resourceType: 'glue',
    all: { list: listCrawlers, action: 'glue:GetCrawlers' },
  },
});
