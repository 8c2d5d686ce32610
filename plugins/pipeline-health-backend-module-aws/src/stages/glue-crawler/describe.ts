import {
  GetCrawlerCommand,
  GetCrawlerMetricsCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import type { Crawler, CrawlerMetrics } from '@aws-sdk/client-glue';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess } from '../../aws/access';
import { CrawlerInventory, UnansweredQuestion } from './CrawlerInventory';
import { linksOf } from './linksOf';
import { parseConfiguration } from './parse/parseConfiguration';
import { parseTargets } from './parse/parseTargets';
import { readCrawls } from './readCrawls';
import { readReaders } from './readReaders';
import { readTables } from './readTables';
import { sampleTables } from './sampleTables';
import { tableFacts } from './tableFacts';

/** Asks for a crawler, its crawls, its tables and who reads them. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<CrawlerInventory>> {
  const client = access.client(GlueClient);
  const { Crawler: crawler } = await client.send(
    new GetCrawlerCommand({ Name: stage.name }),
  );
  if (!crawler) {
    throw new SourceError(
      'failed',
      `Glue answered without the crawler ${stage.name}`,
    );
  }
  const [metrics, crawls, tables, readers] = await Promise.all([
    askAside(() => readMetrics(client, stage.name)),
    askAside(() => readCrawls(client, stage.name, access.now())),
    askAside(() => readTables(client, crawler)),
    askAside(() => readReaders(access)),
  ]);
  const inventory: CrawlerInventory = {
    ...configurationOf(crawler),
    ...metricFacts(metrics.answer),
    unanswered: [
      ...unanswered('metrics', metrics.problem),
      ...unanswered('crawls', crawls.problem),
      ...unanswered('tables', tables.problem),
      ...unanswered('transforms', readers.problem),
    ],
  };
  const made =
    tables.answer &&
    tableFacts(tables.answer, inventory, stage, crawls.answer ?? []);
  const described = { ...inventory, ...made?.facts };
  return {
    inventory: JSON.parse(JSON.stringify(described)),
    links: linksOf(stage, described, made?.tableNames, readers.answer ?? []),
    unknownRelations: readers.problem ? ['table-reader'] : [],
    samples: sampleTables(described, access.now()),
    ...(crawls.answer && { runs: crawls.answer }),
  };
}

function configurationOf(
  crawler: Crawler,
): Omit<CrawlerInventory, 'unanswered'> {
  const grouping = parseConfiguration(crawler.Configuration);
  const last = crawler.LastCrawl;
  return {
    state: crawler.State ?? 'UNKNOWN',
    description: crawler.Description || undefined,
    role: crawler.Role,
    database: crawler.DatabaseName,
    catalogId: crawler.CatalogId,
    tablePrefix: crawler.TablePrefix || undefined,
    targets: parseTargets(crawler.Targets),
    classifiers: crawler.Classifiers ?? [],
    schedule: crawler.Schedule?.ScheduleExpression
      ? {
          expression: crawler.Schedule.ScheduleExpression,
          state: crawler.Schedule.State,
        }
      : undefined,
    schemaChange: {
      update: crawler.SchemaChangePolicy?.UpdateBehavior,
      delete: crawler.SchemaChangePolicy?.DeleteBehavior,
    },
    recrawl: crawler.RecrawlPolicy?.RecrawlBehavior,
    grouping: grouping ?? {},
    configurationUnreadable: grouping ? undefined : true,
    lastCrawl: last && {
      status: last.Status ?? 'UNKNOWN',
      startedAt: last.StartTime?.toISOString(),
      error: last.ErrorMessage,
      logGroup: last.LogGroup,
      logStream: last.LogStream,
    },
    createdAt: crawler.CreationTime?.toISOString(),
    updatedAt: crawler.LastUpdated?.toISOString(),
  };
}

async function readMetrics(
  client: GlueClient,
  name: string,
): Promise<CrawlerMetrics | undefined> {
  const { CrawlerMetricsList: metrics } = await client.send(
    new GetCrawlerMetricsCommand({ CrawlerNameList: [name] }),
  );
  return metrics?.find(({ CrawlerName }) => CrawlerName === name);
}

function metricFacts(
  metrics: CrawlerMetrics | undefined,
): Pick<CrawlerInventory, 'medianRuntimeSeconds' | 'timeLeftSeconds'> {
  return {
    medianRuntimeSeconds: metrics?.MedianRuntimeSeconds || undefined,
    timeLeftSeconds: metrics?.StillEstimating
      ? undefined
      : metrics?.TimeLeftSeconds || undefined,
  };
}

function unanswered(
  question: UnansweredQuestion['question'],
  problem: StageProblem | undefined,
): UnansweredQuestion[] {
  return problem ? [{ question, ...problem }] : [];
}
