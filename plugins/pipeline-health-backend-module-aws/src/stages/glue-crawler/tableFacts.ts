import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import {
  CrawlerInventory,
  CrawlerTable,
  CrawlerTarget,
  HidingCrawl,
  TargetTables,
} from './CrawlerInventory';
import { levelsBelow } from './s3Path';
import { explainSplit, SplitTarget } from './split/explainSplit';
import { CatalogTable, DatabaseTables } from './readTables';

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
  | 'strayTables'
>;

/** What the tables of a database say of the crawler that makes them. */
export function tableFacts(
  database: DatabaseTables,
  configuration: Configuration,
  stage: StageRef,
  crawls: readonly Run[],
): { facts: TableFacts; tables: CrawlerTable[]; tableNames: Set<string> } {
  const { byTarget, stray } = assignTables(database.items, {
    name: stage.name,
    ...configuration,
  });
  const present = (tables: CatalogTable[]) =>
    tables.filter(table => !table.deprecated);
  const all = [...byTarget.flat(), ...stray];
  const living = present(all);
  const since = lastCrawlStart(configuration, crawls);
  return {
    tableNames: new Set(living.map(({ name }) => name)),
    tables: living
      .slice(0, MAX_TABLES)
      .map(table => shorten(table, configuration.catalogId ?? stage.account)),
    facts: {
      targets: configuration.targets.map((target, index) => ({
        ...target,
        tables: factsOfTarget(
          present(byTarget[index]),
          { ...target, tableLevel: configuration.grouping.tableLevel },
          since,
        ),
      })),
      tableCount: living.length,
      databaseMissing: database.missing,
      deprecatedTables: all.length - living.length || undefined,
      strayTables:
        stray.length && configuration.targets.every(({ type }) => type === 's3')
          ? namesOf(present(stray))
          : undefined,
    },
  };
}

/** Where tables are hidden the catalog is empty, though the newest crawl that tells of tables left some there. */
export function hidingCrawlOf(
  { items, missing }: DatabaseTables,
  { database }: Configuration,
  crawls: readonly Run[],
): HidingCrawl | undefined {
  if (!database || missing || items.length > 0) {
    return undefined;
  }
  const telling = crawls.find(
    ({ state, figures }) =>
      state === 'succeeded' &&
      (tablesIn(figures) > 0 || Number(figures?.tablesDeleted ?? 0) > 0),
  );
  const tables = tablesIn(telling?.figures);
  return telling && tables > 0
    ? { tables, startedAt: telling.startedAt }
    : undefined;
}

function tablesIn(figures: Run['figures'] = {}): number {
  const { tablesCreated = 0, tablesUpdated = 0 } = figures;
  return Number(tablesCreated) + Number(tablesUpdated);
}

function factsOfTarget(
  tables: readonly CatalogTable[],
  target: SplitTarget,
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
    split: tables.length > 1 ? explainSplit(tables, target, since) : undefined,
  };
}

/**
 * When the last crawl that ended began. While the next one runs, what the last
 * one made stays new, beside what the running one makes.
 */
function lastCrawlStart(
  { lastCrawl }: Configuration,
  crawls: readonly Run[],
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

/** The tables of a crawler, by target, and those under no target. */
interface AssignedTables {
  /** In the order of the targets. */
  byTarget: CatalogTable[][];
  stray: CatalogTable[];
}

/**
 * Finds the tables that a crawler made and the target that each came from. The
 * name of a crawler on a table decides; a table without one counts when some
 * crawler made it, it lies under a target and its name begins as it should.
 */
function assignTables(
  tables: readonly CatalogTable[],
  crawler: {
    name: string;
    tablePrefix?: string;
    targets: readonly CrawlerTarget[];
  },
): AssignedTables {
  const byTarget: CatalogTable[][] = crawler.targets.map(() => []);
  const stray: CatalogTable[] = [];
  for (const table of tables) {
    const index = targetOf(table, crawler.targets);
    const named = table.crawler === crawler.name;
    const alike =
      table.crawler === undefined &&
      table.crawled &&
      table.name.startsWith(crawler.tablePrefix ?? '');
    if (index !== undefined && (named || alike)) {
      byTarget[index].push(table);
    } else if (named) {
      stray.push(table);
    }
  }
  return { byTarget, stray };
}

/** The target that the table lies deepest under, or else one that lies under the table. */
function targetOf(
  table: CatalogTable,
  targets: readonly CrawlerTarget[],
): number | undefined {
  const distances = targets.map(({ path }, index) => ({
    index,
    below: levelsBelow(table.location, path),
    above: levelsBelow(path, table.location),
  }));
  const nearest = (key: 'below' | 'above') =>
    distances
      .filter(distance => distance[key] !== undefined)
      .sort((left, right) => (left[key] ?? 0) - (right[key] ?? 0))[0]?.index;
  return nearest('below') ?? nearest('above');
}
