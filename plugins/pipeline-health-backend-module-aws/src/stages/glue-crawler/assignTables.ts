import { CrawlerInventory, CrawlerTarget } from './CrawlerInventory';
import { isExcluded } from './exclusions/globPattern';
import { CatalogTable } from './readTables';
import { levelsBelow, segmentsOf } from './s3Path';
import { aFileOf } from './split/layout';

/** The tables of a crawler, by target, and those under no target. */
export interface AssignedTables {
  /** In the order of the targets. */
  byTarget: CatalogTable[][];
  stray: CatalogTable[];
  /** Of others, below a target: the crawler neither made them nor keeps them. */
  foreign: CatalogTable[];
}

/**
 * Finds the tables that a crawler keeps and the target that each came from. The
 * name of a crawler on a table decides. A table without one counts when some
 * crawler made it, it lies under a target and its name begins as it should; one
 * with the name of another crawler as well, because of crawlers that share a
 * path the last one signs: unless this crawler has a table of its own in the
 * same folder, or looks past its files.
 */
export function assignTables(
  tables: readonly CatalogTable[],
  crawler: Pick<CrawlerInventory, 'targets' | 'tablePrefix'> & { name: string },
): AssignedTables {
  const { name, targets, tablePrefix = '' } = crawler;
  const byTarget: CatalogTable[][] = targets.map(() => []);
  const stray: CatalogTable[] = [];
  const foreign: CatalogTable[] = [];
  const own = new Set(
    tables.flatMap(table => (table.crawler === name ? folderOf(table) : [])),
  );
  for (const table of tables) {
    const kept = targets.findIndex(target => keeps(target, table));
    const index = kept >= 0 ? kept : targetOf(table, targets);
    const isAlike =
      table.crawled &&
      (table.name.startsWith(tablePrefix) ||
        (table.deprecated && table.crawler === undefined));
    const isShared =
      isAlike &&
      (table.crawler === undefined ||
        (index !== undefined &&
          !own.has(folderOf(table)) &&
          isReached(table, targets[index])));
    if (
      index !== undefined &&
      (kept >= 0 || table.crawler === name || isShared)
    ) {
      byTarget[index].push(table);
    } else if (table.crawler === name) {
      stray.push(table);
    } else if (index !== undefined) {
      foreign.push(table);
    }
  }
  return { byTarget, stray, foreign };
}

function folderOf({ location }: CatalogTable): string {
  return segmentsOf(location).join('/');
}

/** Whether a target of the catalog names the table. */
function keeps(target: CrawlerTarget, table: CatalogTable): boolean {
  return (
    target.type === 'catalog' &&
    target.path === `${table.database}.${table.name}`
  );
}

/** Whether the files of a table lie where the crawler looks. */
function isReached(table: CatalogTable, target: CrawlerTarget): boolean {
  return (
    levelsBelow(table.location, target.path) !== undefined &&
    !isExcluded(aFileOf(table, target.path), target.exclusions)
  );
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
