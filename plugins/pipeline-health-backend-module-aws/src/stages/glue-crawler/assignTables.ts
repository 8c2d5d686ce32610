import { CrawlerTarget } from './CrawlerInventory';
import { CatalogTable } from './parse/parseTable';
import { levelsBelow } from './s3Path';

/** The tables of a crawler, by target, and those under no target. */
export interface AssignedTables {
  /** In the order of the targets. */
  byTarget: CatalogTable[][];
  stray: CatalogTable[];
}

/**
 * Finds the tables that a crawler made and the target that each came from. The
 * name of a crawler on a table decides; a table without one counts when some
 * crawler made it, it lies under a target and its name begins as it should.
 */
export function assignTables(
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
