import { CatalogTable } from '../readTables';
import { levelsBelow, segmentsOf } from '../s3Path';

const HIDDEN = /^[_.]|\.(crc|tmp|temp|inprogress)$|_\$folder\$$|\._COPYING_$/i;
const FILE =
  /\.(avro|bz2|csv|gz|json|jsonl|ndjson|log|orc|parquet|snappy|tsv|txt|xml|zip|zst)$/i;

/**
 * Whether a table was made of files that are no data: markers and temporary
 * files, whose names begin with `_` or `.` by the custom of Hadoop.
 */
export function isMarkerTable(table: CatalogTable, target: string): boolean {
  return foldersBelow(table, target).some(folder => HIDDEN.test(folder));
}

/** Whether a table's location is a single file. */
export function isFileTable(table: CatalogTable, target: string): boolean {
  const last = foldersBelow(table, target).at(-1);
  return last !== undefined && FILE.test(last) && !table.location.endsWith('/');
}

/**
 * Tables of files that lie beside folders with data: each is a file by itself,
 * or the folder that the others lie in.
 */
export function filesBesideFolders(
  tables: readonly CatalogTable[],
  target: string,
): CatalogTable[] {
  const files = tables.filter(table => isFileTable(table, target));
  const folders = tables.filter(table => !files.includes(table));
  if (folders.length === 0) {
    return [];
  }
  const above = folders.filter(
    table =>
      table.partitionKeys.length === 0 &&
      folders.some(
        other => (levelsBelow(other.location, table.location) ?? 0) > 0,
      ),
  );
  return [...files, ...above];
}

/** How many levels lie between the target and the files of a table. */
export function depthOf(table: CatalogTable, target: string): number {
  return foldersBelow(table, target).length + table.partitionKeys.length;
}

function foldersBelow(table: CatalogTable, target: string): string[] {
  const levels = levelsBelow(table.location, target) ?? 0;
  return levels > 0 ? segmentsOf(table.location).slice(-levels) : [];
}
