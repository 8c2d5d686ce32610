import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { assignTables } from './assignTables';
import {
  CrawlerInventory,
  CrawlerTable,
  TargetTables,
} from './CrawlerInventory';
import { CatalogTable } from './parse/parseTable';
import { DatabaseTables } from './readTables';
import { explainSplit } from './split/explainSplit';

const MAX_TABLES = 40;
const MAX_COLUMNS = 60;
const MAX_NAMES = 20;
/** Clocks of the catalog and of the crawler need not agree. */
const SKEW_MILLISECONDS = 60_000;

type TableFacts = Pick<
  CrawlerInventory,
  | 'targets'
  | 'tableCount'
  | 'tablesComplete'
  | 'databaseMissing'
  | 'deprecatedTables'
  | 'strayTables'
  | 'tables'
>;

/** What the tables of a database say of the crawler that makes them. */
export function tableFacts(
  database: DatabaseTables,
  inventory: CrawlerInventory,
  stage: StageRef,
  crawls: readonly Run[],
): { facts: TableFacts; tableNames: Set<string> } {
  const { byTarget, stray } = assignTables(database.tables, {
    name: stage.name,
    ...inventory,
  });
  const present = (tables: CatalogTable[]) =>
    tables.filter(table => !table.deprecated);
  const all = [...byTarget.flat(), ...stray];
  const living = present(all);
  const since = lastCrawlStart(inventory, crawls);
  return {
    tableNames: new Set(living.map(({ name }) => name)),
    facts: {
      targets: inventory.targets.map((target, index) => ({
        ...target,
        tables: factsOfTarget(present(byTarget[index]), target.path, since),
      })),
      tableCount: living.length,
      tablesComplete: database.complete,
      databaseMissing: database.missing,
      deprecatedTables: all.length - living.length || undefined,
      strayTables: stray.length ? namesOf(present(stray)) : undefined,
      tables: living
        .slice(0, MAX_TABLES)
        .map(table => shorten(table, inventory.catalogId ?? stage.account)),
    },
  };
}

function factsOfTarget(
  tables: readonly CatalogTable[],
  path: string,
  since: number,
): TargetTables {
  const added = tables.filter(
    ({ createdAt }) => createdAt !== undefined && createdAt >= since,
  );
  return {
    count: tables.length,
    names: namesOf(tables),
    newCount: added.length,
    newNames: namesOf(added),
    split: tables.length > 1 ? explainSplit(tables, path) : undefined,
  };
}

/**
 * When the last crawl that ended began. While the next one runs, what the last
 * one made stays new, beside what the running one makes.
 */
function lastCrawlStart(
  inventory: CrawlerInventory,
  crawls: readonly Run[],
): number {
  const ended = crawls.find(({ state }) => state !== 'running');
  const starts = [ended?.startedAt, inventory.lastCrawl?.startedAt]
    .filter(start => start !== undefined)
    .map(start => Date.parse(start));
  return starts.length ? Math.max(...starts) - SKEW_MILLISECONDS : Infinity;
}

function namesOf(tables: readonly CatalogTable[]): string[] {
  return tables.slice(0, MAX_NAMES).map(({ name }) => name);
}

function shorten(table: CatalogTable, ownCatalog: string): CrawlerTable {
  const { name, location, format, compression, partitionKeys } = table;
  const iso = (time?: number) =>
    time === undefined ? undefined : new Date(time).toISOString();
  return {
    name,
    location,
    format,
    compression,
    columns: table.columns
      .slice(0, MAX_COLUMNS)
      .map(column => `${column.name} ${column.type}`),
    columnCount: table.columns.length,
    partitionKeys,
    createdAt: iso(table.createdAt),
    updatedAt: iso(table.updatedAt),
    objectCount: table.objectCount,
    sizeBytes: table.sizeBytes,
    catalogId: table.catalogId === ownCatalog ? undefined : table.catalogId,
  };
}
