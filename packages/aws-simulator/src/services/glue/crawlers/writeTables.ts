import type { Table } from '@aws-sdk/client-glue';
import { Catalog } from '../catalog/Catalog';
import { CrawlResult } from './Crawl';
import type { Crawler } from './Crawler';
import { CrawlerFolder } from './crawlerSchema';

const hour = 3_600_000;
const bytesAnHour = 48_000_000;

/** What a crawl found, and when. */
export interface Findings {
  crawler: Crawler;
  catalog: Catalog;
  folders: readonly CrawlerFolder[];
  /** Names of tables that are marked as deprecated, though their data is there. */
  givenUp: ReadonlySet<string>;
  /** When the tables are written, in epoch milliseconds. */
  at: number;
  /** The start of the crawl before. */
  since: number;
}

/**
 * Writes what a crawl found into the catalog. New tables and partitions are made
 * whatever the policy; what becomes of tables that changed, or whose data is
 * gone, it says. A crawl of new folders does not look for what is gone.
 */
export function writeTables(findings: Findings): CrawlResult {
  const { crawler, catalog, givenUp, at, since } = findings;
  const folders = findings.folders.filter(({ table }) => !givenUp.has(table));
  const { scope, item } = crawler;
  const tables: CrawlResult['tables'] = {
    created: [],
    updated: [],
    deleted: [],
  };
  for (const folder of folders) {
    const name = item.prefix + folder.table;
    const old = catalog.find(scope, item.database, name);
    if (!old || item.update !== 'LOG') {
      catalog.put(scope, item.database, tableOf(folder, findings, old));
      (old ? tables.updated : tables.created).push(name);
    }
  }
  const found = new Set(folders.map(({ table }) => item.prefix + table));
  for (const table of catalog.tables(scope, item.database)) {
    const name = table.Name ?? '';
    const isGone =
      table.Parameters?.UPDATED_BY_CRAWLER === item.name &&
      !found.has(name) &&
      !table.Parameters.DEPRECATED_BY_CRAWLER &&
      item.recrawl !== 'CRAWL_NEW_FOLDERS_ONLY';
    if (isGone && item.delete === 'DELETE_FROM_DATABASE') {
      catalog.remove(scope, item.database, name);
      tables.deleted.push(name);
    } else if (isGone && item.delete !== 'LOG') {
      catalog.put(scope, item.database, {
        ...table,
        Parameters: { ...table.Parameters, DEPRECATED_BY_CRAWLER: String(at) },
      });
      tables.deleted.push(name);
    }
  }
  const partitioned = folders.filter(({ partitions }) => partitions.length > 0);
  return {
    tables,
    partitionsCreated:
      Math.max(1, Math.round((at - since) / hour)) * partitioned.length,
  };
}

function tableOf(
  folder: CrawlerFolder,
  { crawler, at }: Findings,
  old: Table | undefined,
): Table {
  const { item, scope, createdAt } = crawler;
  const hours = Math.max(1, Math.round((at - createdAt) / hour));
  return {
    Name: item.prefix + folder.table,
    DatabaseName: item.database,
    CatalogId: scope.account,
    Owner: 'owner',
    CreateTime: old?.CreateTime ?? new Date(at),
    UpdateTime: new Date(at),
    LastAccessTime: new Date(at),
    Retention: 0,
    StorageDescriptor: {
      Columns: Object.entries(folder.columns).map(([Name, Type]) => ({
        Name,
        Type,
      })),
      Location: folder.location ?? item.target + folder.path,
      Compressed: folder.compression !== 'none',
      NumberOfBuckets: -1,
      StoredAsSubDirectories: false,
    },
    PartitionKeys: folder.partitions.map(Name => ({ Name, Type: 'string' })),
    TableType: 'EXTERNAL_TABLE',
    Parameters: {
      CrawlerSchemaSerializerVersion: '1.0',
      CrawlerSchemaDeserializerVersion: '1.0',
      UPDATED_BY_CRAWLER: item.name,
      classification: folder.format,
      compressionType: folder.compression,
      objectCount: String(hours),
      sizeKey: String(hours * bytesAnHour),
      typeOfData: 'file',
      ...folder.parameters,
    },
    CreatedBy: `arn:aws:sts::${scope.account}:assumed-role/${item.role
      .split('/')
      .at(-1)}/AWS-Crawler`,
    IsRegisteredWithLakeFormation: false,
    VersionId: '1',
  };
}
