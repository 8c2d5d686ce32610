import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { assignTables } from './assignTables';
import {
  CrawlerInventory,
  CrawlerTable,
  HidingCrawl,
  TargetTables,
  UnreadableTable,
} from './CrawlerInventory';
import { deletedTables, givenUpTables } from './givenUpTables';
import { hidingCrawlOf } from './hiddenTables';
import { Crawl } from './readCrawls';
import { CatalogTable, DatabaseTables } from './readTables';
import { levelsBelow } from './s3Path';
import { isNameless } from './split/compareSchemas';
import { isUnrecognized } from './split/compareTables';
import { explainSplit, SplitTarget } from './split/explainSplit';
import { foldersBelow, nameOf, NAMELESS_KEY } from './split/layout';

const MAX_TABLES = 40;
const MAX_COLUMNS = 60;
const MAX_NAMES = 20;
/** Clocks of the catalog and of the crawler need not agree. */
const SKEW_MILLISECONDS = 60_000;

type Configuration = Pick<
  CrawlerInventory,
  | 'targets'
  | 'database'
  | 'catalogId'
  | 'tablePrefix'
  | 'lastCrawl'
  | 'grouping'
>;

type TableFacts = Pick<
  CrawlerInventory,
  | 'targets'
  | 'tableCount'
  | 'databaseMissing'
  | 'deprecatedTables'
  | 'deletedTables'
  | 'givenUpElsewhere'
  | 'unreadableTables'
  | 'swallowingTables'
  | 'strayTables'
>;

/** What the tables of a database say of the crawler that makes them. */
export function tableFacts(
  database: DatabaseTables,
  configuration: Configuration,
  stage: StageRef,
  crawls: readonly Crawl[],
): {
  facts: TableFacts;
  tables: CrawlerTable[];
  /** `database.table` */
  tableNames: Set<string>;
  hidingCrawl?: HidingCrawl;
} {
  const { byTarget, stray, foreign } = assignTables(database.items, {
    ...configuration,
    name: stage.name,
  });
  const present = (tables: CatalogTable[]) =>
    tables.filter(table => !table.deprecated);
  const all = [...byTarget.flat(), ...stray];
  const living = present(all);
  const since = lastCrawlStart(configuration, crawls);
  const inFiles = living.filter(({ location }) => /^s3[an]?:/i.test(location));
  const targets = configuration.targets.map((target, index) => ({
    ...target,
    tables: factsOfTarget(
      byTarget[index],
      { ...target, tableLevel: configuration.grouping.tableLevel },
      since,
      foreign,
    ),
  }));
  const markers = new Set(
    targets.flatMap(target => target.tables.split?.markerTables ?? []),
  );
  return {
    hidingCrawl: hidingCrawlOf(database, all, crawls),
    tableNames: new Set(living.map(table => `${table.database}.${table.name}`)),
    tables: living
      .slice(0, MAX_TABLES)
      .map(table => shorten(table, configuration.catalogId ?? stage.account)),
    facts: {
      targets,
      tableCount: living.length,
      databaseMissing:
        database.missing.includes(configuration.database ?? '') || undefined,
      deletedTables: deletedTables(crawls, database.items),
      givenUpElsewhere: configuration.targets.every(({ type }) => type === 's3')
        ? undefined
        : listed(givenUpTables(stray, '', since)),
      unreadableTables: listed(
        inFiles
          .filter(({ name }) => !markers.has(name))
          .flatMap(table => whyUnreadable(table)),
      ),
      swallowingTables: listed(
        inFiles.flatMap(table => (swallows(table) ? table.name : [])),
      ),
      deprecatedTables: all.length - living.length || undefined,
      strayTables:
        stray.length && configuration.targets.every(({ type }) => type === 's3')
          ? namesOf(present(stray))
          : undefined,
    },
  };
}

function factsOfTarget(
  all: readonly CatalogTable[],
  target: SplitTarget,
  since: number,
  others: readonly CatalogTable[],
): TargetTables {
  const tables = all.filter(({ deprecated }) => !deprecated);
  const added = tables.filter(
    ({ createdAt }) => createdAt !== undefined && createdAt >= since,
  );
  const foreign = others.filter(
    table =>
      !table.deprecated &&
      levelsBelow(table.location, target.path) !== undefined,
  );
  return {
    count: tables.length,
    names: namesOf(tables),
    newCount: added.length,
    newNames: namesOf(added),
    inFolders:
      (tables.length > 0 &&
        tables.every(table => foldersBelow(table, target.path).some(nameOf))) ||
      undefined,
    split: tables.length > 1 ? explainSplit(tables, target, since) : undefined,
    givenUp: listed(givenUpTables(all, target.path, since)),
    foreign: listed(namesOf(foreign)),
  };
}

function listed<T>(items: readonly T[]): T[] | undefined {
  return items.length ? items.slice(0, MAX_NAMES) : undefined;
}

function whyUnreadable(table: CatalogTable): UnreadableTable[] {
  const { name, location, columns, header } = table;
  if (isUnrecognized(table)) {
    return [{ name, location, why: 'unrecognized' }];
  }
  return header && isNameless(table)
    ? [
        {
          name,
          location,
          why: 'header',
          ...(columns.every(({ type }) => type === 'string') && {
            onlyText: true,
          }),
          ...(header.delimiter !== undefined && {
            delimiter: header.delimiter,
          }),
        },
      ]
    : [];
}

/** Whether folders without the names of partitions lie above folders with them. */
function swallows({ partitionKeys: [first, ...rest] }: CatalogTable): boolean {
  const isNamed = (key: string) => !NAMELESS_KEY.test(key);
  return first !== undefined && !isNamed(first) && rest.some(isNamed);
}

/**
 * When the last crawl that ended began. While the next one runs, what the last
 * one made stays new, beside what the running one makes.
 */
function lastCrawlStart(
  { lastCrawl }: Configuration,
  crawls: readonly Crawl[],
): number {
  const ended = crawls.find(({ state }) => state !== 'running');
  const starts = [ended?.startedAt, lastCrawl?.startedAt]
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
