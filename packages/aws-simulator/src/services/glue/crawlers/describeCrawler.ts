import type {
  Crawler as CrawlerAnswer,
  CrawlerHistory,
  CrawlerMetrics,
  CrawlerTargets,
  DeleteBehavior,
  RecrawlBehavior,
  UpdateBehavior,
} from '@aws-sdk/client-glue';
import { Crawl } from './Crawl';
import { Crawler } from './Crawler';
import { targetsOf } from './crawlerSchema';

const logGroup = '/aws-glue/crawlers';

/** A crawler as GetCrawler answers it. */
export function describeCrawler(crawler: Crawler, now: number): CrawlerAnswer {
  const { item, running, createdAt, schedule } = crawler;
  return {
    Name: item.name,
    Role: item.role,
    Targets: describeTargets(item),
    // A catalog target names its database itself.
    ...(item.targets[0]?.type !== 'catalog' && { DatabaseName: item.database }),
    Classifiers: [],
    RecrawlPolicy: { RecrawlBehavior: asKnown<RecrawlBehavior>(item.recrawl) },
    SchemaChangePolicy: {
      UpdateBehavior: asKnown<UpdateBehavior>(item.update),
      DeleteBehavior: asKnown<DeleteBehavior>(item.delete),
    },
    LineageConfiguration: { CrawlerLineageSettings: 'DISABLE' },
    State: stateOf(running),
    TablePrefix: item.prefix,
    ...(item.schedule && {
      Schedule: {
        ScheduleExpression: item.schedule,
        State: schedule === 'off' ? 'NOT_SCHEDULED' : 'SCHEDULED',
      },
    }),
    CrawlElapsedTime: running ? Math.max(0, now - running.start) : 0,
    CreationTime: new Date(createdAt),
    LastUpdated: new Date(createdAt),
    LastCrawl: lastCrawl(crawler),
    Version: 1,
    Configuration: configurationOf(crawler),
    LakeFormationConfiguration: {
      UseLakeFormationCredentials: false,
      AccountId: '',
    },
  };
}

function stateOf(running: Crawl | undefined): CrawlerAnswer['State'] {
  if (!running) {
    return 'READY';
  }
  return running.isStopping ? 'STOPPING' : 'RUNNING';
}

function describeTargets(item: Crawler['item']): CrawlerTargets {
  const all = targetsOf(item);
  const of = (wanted: (typeof all)[number]['type']) =>
    all.filter(({ type }) => type === wanted);
  const paths = (wanted: 'delta' | 'iceberg' | 'hudi') =>
    of(wanted).map(({ path }) => path);
  return {
    S3Targets: of('s3').map(each => ({
      Path: each.path,
      Exclusions: each.exclusions,
    })),
    JdbcTargets: of('jdbc').map(each => ({
      ConnectionName: 'database',
      Path: each.path,
      Exclusions: each.exclusions,
    })),
    MongoDBTargets: of('mongodb').map(({ path }) => ({ Path: path })),
    DynamoDBTargets: of('dynamodb').map(({ path }) => ({ Path: path })),
    CatalogTargets: of('catalog').map(({ path }) => {
      const [database, table] = path.split('.');
      return { DatabaseName: database, Tables: [table] };
    }),
    DeltaTargets: listed(paths('delta'), list => ({ DeltaTables: list })),
    IcebergTargets: listed(paths('iceberg'), list => ({ Paths: list })),
    HudiTargets: listed(paths('hudi'), list => ({ Paths: list })),
  };
}

function listed<T>(paths: string[], targetOf: (paths: string[]) => T): T[] {
  return paths.length ? [targetOf(paths)] : [];
}

/** A crawl as ListCrawls answers it. */
export function describeCrawl(crawl: Crawl, crawler: Crawler): CrawlerHistory {
  return {
    CrawlId: crawl.id,
    State: crawl.outcome ?? 'RUNNING',
    StartTime: new Date(crawl.start),
    ...(crawl.outcome && { EndTime: new Date(crawl.end) }),
    ...(crawl.result && { Summary: summaryOf(crawl.result) }),
    ...(crawl.failure && { ErrorMessage: crawl.failure }),
    LogGroup: logGroup,
    LogStream: crawler.item.name,
    MessagePrefix: crawl.id,
    DPUHour: crawl.outcome ? crawl.dpuHours : 0,
  };
}

/** A crawler as GetCrawlerMetrics answers it. */
export function measureCrawler(crawler: Crawler, now: number): CrawlerMetrics {
  const ended = crawler.crawls.filter(({ outcome }) => outcome);
  const seconds = ended
    .map(({ start, end }) => (end - start) / 1000)
    .sort((left, right) => left - right);
  const last = ended.at(-1);
  const { running } = crawler;
  return {
    CrawlerName: crawler.item.name,
    StillEstimating: false,
    TimeLeftSeconds: running ? Math.max(0, (running.end - now) / 1000) : 0,
    LastRuntimeSeconds: last ? (last.end - last.start) / 1000 : 0,
    MedianRuntimeSeconds: seconds[Math.floor(seconds.length / 2)] ?? 0,
    TablesCreated: last?.result?.tables.created.length ?? 0,
    TablesUpdated: last?.result?.tables.updated.length ?? 0,
    TablesDeleted: last?.result?.tables.deleted.length ?? 0,
  };
}

/** GetCrawler has words of its own for how a crawl ended. */
const lastStatuses = {
  COMPLETED: 'SUCCEEDED',
  FAILED: 'FAILED',
  STOPPED: 'CANCELLED',
} as const;

function lastCrawl({ crawls, item }: Crawler): CrawlerAnswer['LastCrawl'] {
  const last = crawls.filter(({ outcome }) => outcome).at(-1);
  return (
    last && {
      Status: lastStatuses[last.outcome ?? 'FAILED'],
      ...(last.failure && { ErrorMessage: last.failure }),
      LogGroup: logGroup,
      LogStream: item.name,
      MessagePrefix: last.id,
      StartTime: new Date(last.start),
    }
  );
}

function configurationOf({ item }: Crawler): string {
  return JSON.stringify({
    Version: 1.0,
    ...((item.grouping || item.tableLevel) && {
      Grouping: {
        ...(item.grouping && {
          TableGroupingPolicy: 'CombineCompatibleSchemas',
        }),
        ...(item.tableLevel && { TableLevelConfiguration: item.tableLevel }),
      },
    }),
    ...(item.tableThreshold && {
      CrawlerOutput: { Tables: { TableThreshold: item.tableThreshold } },
    }),
  });
}

/** JSON in strings in JSON, as Glue writes it. */
function summaryOf({
  tables,
  partitionsCreated,
}: NonNullable<Crawl['result']>): string {
  const names = (list: string[]) => ({
    Details: { names: list },
    Count: list.length,
  });
  return JSON.stringify({
    TABLE: JSON.stringify({
      ...(tables.created.length && { ADD: names(tables.created) }),
      ...(tables.updated.length && { UPDATE: names(tables.updated) }),
      ...(tables.deleted.length && { DELETE: names(tables.deleted) }),
    }),
    ...(partitionsCreated && {
      PARTITION: JSON.stringify({ ADD: { Count: partitionsCreated } }),
    }),
  });
}

/** Scenarios may hold values that the SDK does not know yet. */
function asKnown<T extends string>(value: string): T {
  return value as T;
}
