import { DeletedTables, GivenUpTable } from './CrawlerInventory';
import { Crawl } from './readCrawls';
import { CatalogTable } from './readTables';
import { levelsBelow, segmentsOf } from './s3Path';
import { foldersBelow, isMarkerTable, nameOf } from './split/layout';

const MAX_NAMES = 20;
/** The catalog writes a table some time before or after it marks another. */
const SKEW_MILLISECONDS = 3_600_000;

/** The tables of a target that crawlers gave up, and what tells why; none that held no data. */
export function givenUpTables(
  tables: readonly CatalogTable[],
  target: string,
  since: number,
): GivenUpTable[] {
  const living = tables.filter(({ deprecated }) => !deprecated);
  return tables
    .filter(table => table.deprecated && !isMarkerTable(table, target))
    .slice(0, MAX_NAMES)
    .map(table => {
      const { name, location, deprecatedAt, compression, format } = table;
      // A crawler writes both, so that a table without was made by hand.
      const lacks =
        /^s3[an]?:/i.test(location) && compression === undefined
          ? [
              'compressionType',
              ...(format === 'unknown' ? ['classification'] : []),
            ]
          : [];
      const replacedBy = living.filter(other => replaces(other, table));
      return {
        name,
        location,
        ...(deprecatedAt && { at: new Date(deprecatedAt).toISOString() }),
        ...(deprecatedAt && deprecatedAt >= since && { isNew: true }),
        ...(lacks.length && { lacks }),
        ...(replacedBy.length && {
          replacedBy: replacedBy.slice(0, MAX_NAMES).map(other => other.name),
        }),
      };
    });
}

/** Whether a table was made of what another one held when that was given up. */
function replaces(other: CatalogTable, table: CatalogTable): boolean {
  const { createdAt = -Infinity } = other;
  const levels = levelsBelow(other.location, table.location);
  const folders = foldersBelow(other, table.location);
  return (
    segmentsOf(table.location).length > 0 &&
    levels !== undefined &&
    createdAt > (table.createdAt ?? -Infinity) &&
    createdAt >= (table.deprecatedAt ?? -Infinity) - SKEW_MILLISECONDS &&
    folders.every(folder => nameOf(folder) === undefined)
  );
}

/** Tables that crawls deleted, as far as the catalog does not show them again. */
export function deletedTables(
  crawls: readonly Crawl[],
  shown: readonly CatalogTable[],
): DeletedTables | undefined {
  const known = new Set(shown.map(({ name }) => name));
  for (const { deleted, startedAt, figures, made } of crawls) {
    const names = deleted.filter(name => !known.has(name));
    const isMarked = shown.some(
      ({ deprecatedAt = -Infinity }) => deprecatedAt >= Date.parse(startedAt),
    );
    const told = deleted.length || isMarked ? names.length : undefined;
    const count = told ?? Number(figures?.tablesDeleted ?? 0);
    if (count > 0) {
      return { count, names: names.slice(0, MAX_NAMES), startedAt };
    }
    made.forEach(name => known.add(name));
  }
  return undefined;
}
