import type { Crawler, CrawlerHistory, Table } from '@aws-sdk/client-glue';
import {
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { fakeAccess, FakeAnswers } from '../../../__testUtils__/fakeAccess';
import { glueCrawler } from '..';
import { DescribedCrawler } from '../CrawlerInventory';

/** Monday, 23 November 2026. */
export const NOW = Date.parse('2026-11-23T13:00:00Z');

export const ACCOUNT = '123456789012';

export const STAGE: StageRef = {
  arn: `arn:aws:glue:eu-central-1:${ACCOUNT}:crawler/clickstream`,
  kind: 'glue-crawler',
  name: 'clickstream',
  account: ACCOUNT,
  region: 'eu-central-1',
};

export const TARGET = 's3://acme-clickstream/events/';

/** As GetCrawler answers it. */
export function crawler(changes: Partial<Crawler> = {}): Crawler {
  return {
    Name: 'clickstream',
    Role: 'service-role/AWSGlueServiceRole-clickstream',
    Targets: {
      S3Targets: [
        {
          Path: TARGET,
          Exclusions: ['**_SUCCESS', '**_temporary/**'],
        },
      ],
      JdbcTargets: [],
      MongoDBTargets: [],
      DynamoDBTargets: [],
      CatalogTargets: [],
      DeltaTargets: [],
    },
    DatabaseName: 'clickstream',
    Description: '',
    Classifiers: [],
    RecrawlPolicy: { RecrawlBehavior: 'CRAWL_EVERYTHING' },
    SchemaChangePolicy: {
      UpdateBehavior: 'UPDATE_IN_DATABASE',
      DeleteBehavior: 'DEPRECATE_IN_DATABASE',
    },
    LineageConfiguration: { CrawlerLineageSettings: 'DISABLE' },
    State: 'READY',
    TablePrefix: 'raw_',
    Schedule: { ScheduleExpression: 'cron(15 6 * * ? *)', State: 'SCHEDULED' },
    CrawlElapsedTime: 0,
    CreationTime: new Date('2026-01-12T09:30:00Z'),
    LastUpdated: new Date('2026-10-01T09:30:00Z'),
    LastCrawl: {
      Status: 'SUCCEEDED',
      LogGroup: '/aws-glue/crawlers',
      LogStream: 'clickstream',
      MessagePrefix: 'd6a1c9f0',
      StartTime: new Date('2026-11-23T06:15:04Z'),
    },
    Version: 3,
    Configuration: JSON.stringify({
      Version: 1.0,
      Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' },
      CrawlerOutput: { Tables: { TableThreshold: 25 } },
    }),
    ...changes,
  };
}

/** As ListCrawls answers it. */
export function crawl(
  day: number,
  changes: Partial<CrawlerHistory> = {},
): CrawlerHistory {
  const date = `2026-11-${String(day).padStart(2, '0')}`;
  return {
    CrawlId: `crawl-${day}`,
    State: 'COMPLETED',
    StartTime: new Date(`${date}T06:15:04Z`),
    EndTime: new Date(`${date}T06:20:34Z`),
    Summary: JSON.stringify({
      TABLE: JSON.stringify({
        UPDATE: { Details: { names: ['raw_events'] }, Count: 1 },
      }),
      PARTITION: JSON.stringify({ ADD: { Details: {}, Count: 24 } }),
    }),
    LogGroup: '/aws-glue/crawlers',
    LogStream: 'clickstream',
    MessagePrefix: 'd6a1c9f0',
    DPUHour: 0.25,
    ...changes,
  };
}

export interface TableTraits {
  name: string;
  /** Below the target. */
  path?: string;
  location?: string;
  format?: string;
  compression?: string;
  columns?: { [name: string]: string };
  partitionKeys?: string[];
  created?: string;
  parameters?: { [name: string]: string };
}

export const COLUMNS = {
  event_id: 'string',
  user_id: 'bigint',
  event_type: 'string',
  page: 'string',
  occurred_at: 'timestamp',
};

/** As GetTables answers a table that a crawler made. */
export function table(traits: TableTraits): Table {
  const {
    format = 'parquet',
    compression = 'none',
    columns = COLUMNS,
    partitionKeys = ['year', 'month', 'day'],
  } = traits;
  return {
    Name: traits.name,
    DatabaseName: 'clickstream',
    CatalogId: ACCOUNT,
    CreateTime: new Date(traits.created ?? '2026-01-12T09:40:00Z'),
    UpdateTime: new Date('2026-11-23T06:20:00Z'),
    Retention: 0,
    StorageDescriptor: {
      Columns: Object.entries(columns).map(([Name, Type]) => ({ Name, Type })),
      Location: traits.location ?? `${TARGET}${traits.path ?? ''}`,
      Compressed: false,
    },
    PartitionKeys: partitionKeys.map(Name => ({ Name, Type: 'string' })),
    TableType: 'EXTERNAL_TABLE',
    Parameters: {
      CrawlerSchemaSerializerVersion: '1.0',
      UPDATED_BY_CRAWLER: 'clickstream',
      classification: format,
      compressionType: compression,
      objectCount: '240',
      sizeKey: '104857600',
      typeOfData: 'file',
      ...traits.parameters,
    },
  };
}

/** Answers with these crawls, crawler and tables, and else as for a healthy one. */
export const withCrawls = (...Crawls: CrawlerHistory[]): FakeAnswers => ({
  ListCrawls: () => ({ Crawls }),
});
export const withCrawler = (changes: Partial<Crawler>): FakeAnswers => ({
  GetCrawler: () => ({ Crawler: crawler(changes) }),
});
export const withTables = (...traits: TableTraits[]): FakeAnswers => ({
  GetTables: () => ({ TableList: traits.map(table) }),
});

export const fails =
  (code: SourceError['code'], missingPermission?: string) => () => {
    throw new SourceError(code, `${code}: ${missingPermission}`, {
      missingPermission,
    });
  };

/** The crawler described, with answers that differ from those of a healthy one. */
export function describeCrawler(more: FakeAnswers = {}, now = NOW) {
  const answers: FakeAnswers = {
    ...withCrawler({}),
    ...withCrawls(crawl(23), crawl(22)),
    ...withTables({ name: 'raw_events' }),
    GetCrawlerMetrics: () => ({
      CrawlerMetricsList: [
        { CrawlerName: STAGE.name, MedianRuntimeSeconds: 330 },
      ],
    }),
    GetMLTransforms: () => ({ Transforms: [] }),
    GetTriggers: () => ({ Triggers: [] }),
    ...more,
  };
  return glueCrawler.describe(STAGE, fakeAccess(answers, { now }));
}

/** What is told of a crawler beside its description. */
export interface Told
  extends Partial<Pick<DescribedCrawler, 'previous' | 'now'>> {
  thresholds?: Partial<DescribedCrawler['thresholds']>;
}

/** The crawler as its checks see it: with the newest twenty of its crawls. */
export async function crawlerContext(
  more: FakeAnswers = {},
  { previous, thresholds, now = NOW }: Told = {},
): Promise<DescribedCrawler> {
  const description = await describeCrawler(more, now);
  const { inventory, samples, runs = [] } = description;
  const described = Object.fromEntries(
    Object.entries(samples).map(([metric, sample]) => [metric, [sample]]),
  );
  return contextOf(
    glueCrawler,
    { stage: STAGE, inventory, described, runs: runs.slice(0, 20), now },
    {
      previous,
      ...(thresholds && {
        thresholds: { ...glueCrawler.thresholds, ...thresholds },
      }),
    },
  );
}

/** Its findings by the ids of their checks. */
export async function findings(more: FakeAnswers = {}, told: Told = {}) {
  const found = findingsOf(glueCrawler, await crawlerContext(more, told));
  return Object.fromEntries(
    found.map(finding => [finding.id.replace('glue-crawler/', ''), finding]),
  );
}
