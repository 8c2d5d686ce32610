import type { Crawler, CrawlerTargets } from '@aws-sdk/client-glue';
import { z } from 'zod';
import { databasesOf } from './readTables';
import {
  CrawlerDefinition,
  CrawlerGrouping,
  CrawlerTarget,
} from './CrawlerInventory';

const configurationSchema = z.object({
  Grouping: z
    .object({
      TableGroupingPolicy: z.string().optional(),
      TableLevelConfiguration: z.coerce.number().optional(),
    })
    .optional(),
  CrawlerOutput: z
    .object({
      Tables: z
        .object({ TableThreshold: z.coerce.number().optional() })
        .optional(),
    })
    .optional(),
});

/** What GetCrawler tells of a crawler. */
export function configurationOf(crawler: Crawler) {
  const grouping = parseConfiguration(crawler.Configuration);
  const last = crawler.LastCrawl;
  return {
    state: crawler.State ?? 'UNKNOWN',
    description: crawler.Description || undefined,
    role: crawler.Role,
    database: databasesOf(crawler).at(0),
    catalogId: crawler.CatalogId,
    tablePrefix: crawler.TablePrefix || undefined,
    targets: parseTargets(crawler.Targets),
    definition: grouping && definitionOf(crawler),
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

/** What the crawler's targets and configuration are in JSON, without lists of targets that are empty. */
function definitionOf({ Targets, Configuration }: Crawler): CrawlerDefinition {
  const targets = Object.entries(Targets ?? {}).filter(
    ([, list]) => list.length > 0,
  );
  return {
    targets: JSON.parse(JSON.stringify(Object.fromEntries(targets))),
    configuration: JSON.parse(Configuration?.trim() || '{}'),
  };
}

/**
 * Reads the grouping out of a crawler's configuration, which is a JSON string.
 * Undefined when it is not readable.
 */
export function parseConfiguration(
  text: string | undefined,
): CrawlerGrouping | undefined {
  if (!text?.trim()) {
    return {};
  }
  try {
    const { Grouping, CrawlerOutput } = configurationSchema.parse(
      JSON.parse(text),
    );
    return {
      policy: Grouping?.TableGroupingPolicy,
      tableLevel: Grouping?.TableLevelConfiguration,
      tableThreshold: CrawlerOutput?.Tables?.TableThreshold,
    };
  } catch {
    return undefined;
  }
}

/** Every target of a crawler, of whatever type, in one list. */
export function parseTargets(targets: CrawlerTargets = {}): CrawlerTarget[] {
  return [
    ...(targets.S3Targets ?? []).map(target => ({
      ...newTarget('s3', target.Path, target.Exclusions),
      ...(target.SampleSize !== undefined && { sampleSize: target.SampleSize }),
      ...(target.EventQueueArn && { eventQueueArn: target.EventQueueArn }),
    })),
    ...(targets.JdbcTargets ?? []).map(target =>
      newTarget('jdbc', target.Path, target.Exclusions),
    ),
    ...(targets.MongoDBTargets ?? []).map(target =>
      newTarget('mongodb', target.Path),
    ),
    ...(targets.DynamoDBTargets ?? []).map(target =>
      newTarget('dynamodb', target.Path),
    ),
    ...(targets.CatalogTargets ?? []).flatMap(target =>
      (target.Tables ?? []).map(table =>
        newTarget('catalog', `${target.DatabaseName ?? ''}.${table}`),
      ),
    ),
    ...(targets.DeltaTargets ?? []).flatMap(target =>
      (target.DeltaTables ?? []).map(path => newTarget('delta', path)),
    ),
    ...(targets.IcebergTargets ?? []).flatMap(target =>
      (target.Paths ?? []).map(path =>
        newTarget('iceberg', path, target.Exclusions),
      ),
    ),
    ...(targets.HudiTargets ?? []).flatMap(target =>
      (target.Paths ?? []).map(path =>
        newTarget('hudi', path, target.Exclusions),
      ),
    ),
  ];
}

function newTarget(
  type: string,
  path: string | undefined,
  exclusions: string[] = [],
): CrawlerTarget {
  return { type, path: path ?? '', exclusions };
}
