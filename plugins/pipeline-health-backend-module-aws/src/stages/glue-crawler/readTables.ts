import { GetTablesCommand, GlueClient } from '@aws-sdk/client-glue';
import type { Crawler, Table } from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { ListedItems, readPages } from '../../aws/paging';

const PAGE = 100;
const MAX_PAGES = 50;

/** A table of the catalog, as far as crawlers determine it. */
export interface CatalogTable {
  name: string;
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
  /** CSV only: how the first line and the fields are read. */
  header?: { skippedLines: number; delimiter?: string };
}

/** The tables of a crawler's database, whoever made them. */
export interface DatabaseTables extends ListedItems<CatalogTable> {
  /** The database does not exist. */
  missing?: boolean;
}

/** Reads the tables of the database that a crawler writes to. */
export async function readTables(
  client: GlueClient,
  crawler: Crawler,
): Promise<DatabaseTables> {
  if (!crawler.DatabaseName) {
    return { items: [], complete: true };
  }
  try {
    const { items, complete } = await readPages(MAX_PAGES, async token => {
      const answer = await client.send(
        new GetTablesCommand({
          CatalogId: crawler.CatalogId,
          DatabaseName: crawler.DatabaseName,
          MaxResults: PAGE,
          NextToken: token,
        }),
      );
      return { items: answer.TableList, nextToken: answer.NextToken };
    });
    return { items: items.map(parseTable), complete };
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') {
      return { items: [], complete: true, missing: true };
    }
    throw error;
  }
}

/** Reads a table; every field but the name may be missing. */
export function parseTable(table: Table): CatalogTable {
  const storage = table.StorageDescriptor;
  const parameters = { ...storage?.Parameters, ...table.Parameters };
  const format = readFormat(parameters.classification);
  return {
    name: table.Name ?? '',
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
        parameters.CrawlerSchemaSerializerVersion,
    ),
    deprecated: 'DEPRECATED_BY_CRAWLER' in parameters,
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

function readCount(text: string | undefined): number | undefined {
  const count = Number(text);
  return text !== undefined && Number.isFinite(count) ? count : undefined;
}
