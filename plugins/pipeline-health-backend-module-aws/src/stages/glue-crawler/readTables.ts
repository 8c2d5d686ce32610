import { GetTablesCommand, GlueClient } from '@aws-sdk/client-glue';
import type { Crawler, Table } from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { ListedItems, readPages } from '../../aws/paging';

const PAGE = 100;
const MAX_PAGES = 50;
/** Numbers below it are seconds, not milliseconds. */
const SECONDS_UNTIL = 1e11;

/** A table of the catalog, as far as crawlers determine it. */
export interface CatalogTable {
  name: string;
  database: string;
  location: string;
  /** Lower case; `unknown` when Glue could not tell. */
  format: string;
  /** Lower case; `none` when uncompressed, absent when the table does not say. */
  compression?: string;
  columns: { name: string; type: string }[];
  partitionKeys: string[];
  /** Epoch milliseconds. */
  createdAt?: number;
  updatedAt?: number;
  objectCount?: number;
  sizeBytes?: number;
  catalogId?: string;
  /** The name of the crawler that made or changed it last. */
  crawler?: string;
  /** True when some crawler made it, whichever. */
  crawled: boolean;
  deprecated: boolean;
  /** When it was marked so, in epoch milliseconds, as far as it says. */
  deprecatedAt?: number;
  /** CSV only: how the first line and the fields are read. */
  header?: { skippedLines: number; delimiter?: string };
}

/** The tables of the databases that a crawler writes to, whoever made them. */
export interface DatabaseTables extends ListedItems<CatalogTable> {
  /** Those that do not exist. */
  missing: string[];
}

/** The databases that a crawler writes to: its own, and those of the catalog's tables that it keeps. */
export function databasesOf({ DatabaseName, Targets }: Crawler): string[] {
  const all = [
    DatabaseName,
    ...(Targets?.CatalogTargets ?? []).map(target => target.DatabaseName),
  ];
  return [...new Set(all.flatMap(name => name || []))];
}

/** Reads the tables of the databases that a crawler writes to. */
export async function readTables(
  client: GlueClient,
  crawler: Crawler,
): Promise<DatabaseTables> {
  const all: DatabaseTables = { items: [], complete: true, missing: [] };
  for (const database of databasesOf(crawler)) {
    const listed = await readDatabase(client, crawler.CatalogId, database);
    all.items.push(...(listed?.items ?? []));
    all.complete &&= listed?.complete ?? true;
    all.missing.push(...(listed ? [] : [database]));
  }
  return all;
}

/** The tables of a database; undefined when it does not exist. */
async function readDatabase(
  client: GlueClient,
  catalogId: string | undefined,
  database: string,
): Promise<ListedItems<CatalogTable> | undefined> {
  try {
    const { items, complete } = await readPages(MAX_PAGES, async token => {
      const answer = await client.send(
        new GetTablesCommand({
          CatalogId: catalogId,
          DatabaseName: database,
          MaxResults: PAGE,
          NextToken: token,
        }),
      );
      return { items: answer.TableList, nextToken: answer.NextToken };
    });
    return {
      items: items.map(table => ({
        ...parseTable(table),
        database: table.DatabaseName ?? database,
      })),
      complete,
    };
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') {
      return undefined;
    }
    throw error;
  }
}

/** Reads a table; every field but the name may be missing. */
export function parseTable(table: Table): CatalogTable {
  const storage = table.StorageDescriptor;
  const parameters = { ...storage?.Parameters, ...table.Parameters };
  const format = readFormat(parameters.classification);
  const deprecated = parameters.DEPRECATED_BY_CRAWLER;
  return {
    name: table.Name ?? '',
    database: table.DatabaseName ?? '',
    location: storage?.Location ?? '',
    format,
    compression: parameters.compressionType?.toLowerCase() || undefined,
    columns: (storage?.Columns ?? []).map(({ Name, Type }) => ({
      name: (Name ?? '').toLowerCase(),
      type: (Type ?? 'unknown').toLowerCase(),
    })),
    partitionKeys: (table.PartitionKeys ?? []).map(({ Name }) => Name ?? ''),
    createdAt: table.CreateTime?.getTime(),
    updatedAt: table.UpdateTime?.getTime(),
    objectCount: readCount(parameters.objectCount),
    sizeBytes: readCount(parameters.sizeKey),
    catalogId: table.CatalogId,
    crawler: parameters.UPDATED_BY_CRAWLER,
    crawled: Boolean(
      parameters.UPDATED_BY_CRAWLER ??
        parameters.CrawlerSchemaSerializerVersion ??
        deprecated,
    ),
    deprecated: deprecated !== undefined,
    deprecatedAt: readTime(deprecated),
    header:
      format === 'csv'
        ? {
            skippedLines: readCount(parameters['skip.header.line.count']) ?? 0,
            delimiter:
              parameters.delimiter ??
              storage?.SerdeInfo?.Parameters?.['field.delim'],
          }
        : undefined,
  };
}

function readFormat(classification: string | undefined): string {
  return classification?.trim().toLowerCase() || 'unknown';
}

/** Epoch milliseconds, of which the seconds may be all. */
function readTime(text: string | undefined): number | undefined {
  const time = readCount(text || undefined);
  return time && (time < SECONDS_UNTIL ? time * 1000 : time);
}

function readCount(text: string | undefined): number | undefined {
  const count = Number(text);
  return text !== undefined && Number.isFinite(count) ? count : undefined;
}
