import { holdsFailedRecords, isMarker } from '../exclusions/markers';
import { CatalogTable } from '../readTables';
import { levelsBelow, segmentsOf } from '../s3Path';

const FILE =
  /\.(avro|bz2|csv|gz|json|jsonl|ndjson|log|orc|parquet|snappy|tsv|txt|xml|zip|zst)$/i;
const HIVE = /^([^=]+)=/;
/** A key whose values are names of datasets. */
const NAMING_KEY = /^(?:table|dataset|entity)(?:_?name)?=(.+)$/i;
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** `2026`, `03`, `2026-03-02`, `20260302T10`, `2026Q1`, `week-12`, `part-0001`, `mar-2026`, `monday`. */
const TIME_OR_PART = new RegExp(
  `^(?:${[
    '(?:(?:y|m|d|h|q|w|year|quarter|month|week|day|hour|date|dt|ts|part|partition|batch|run|chunk|shard|split)[-_]?)?\\d[\\d\\-_.:TZ]*(?:[qwh]\\d+)?',
    `(?:\\d+[-_])?(?:${MONTH})(?:[-_]?\\d+)?`,
    '(?:mon|tues|wednes|thurs|fri|satur|sun)day',
  ].join('|')})$`,
  'i',
);
/** Names that Glue gives to partitions whose folders have none. */
export const NAMELESS_KEY = /^partition_\d+$/;

/** The folders and the file that lead from the target to a table. */
export function pathBelow(table: CatalogTable, target: string): string[] {
  const levels = levelsBelow(table.location, target) ?? 0;
  return levels > 0 ? segmentsOf(table.location).slice(-levels) : [];
}

/** Whether a table's location is a single file. */
export function isFileTable(table: CatalogTable, target: string): boolean {
  const last = pathBelow(table, target).at(-1);
  return last !== undefined && FILE.test(last) && !table.location.endsWith('/');
}

/** The folders that lead from the target to the files of a table. */
export function foldersBelow(table: CatalogTable, target: string): string[] {
  const path = pathBelow(table, target);
  return isFileTable(table, target) ? path.slice(0, -1) : path;
}

/** Whether a table was made of files that are no data. */
export function isMarkerTable(table: CatalogTable, target: string): boolean {
  return pathBelow(table, target).some(isMarker);
}

/** Whether a table was made of what Firehose could not deliver. */
export function isOfFailedRecords(
  table: CatalogTable,
  target: string,
): boolean {
  return pathBelow(table, target).some(holdsFailedRecords);
}

/** What a folder is called; undefined when it is a partition, such as `year=2026`, `2026-03-02` and `part-0001`. */
export function nameOf(folder: string): string | undefined {
  const [, name] = NAMING_KEY.exec(folder) ?? [];
  return (
    name ??
    (HIVE.test(folder) || TIME_OR_PART.test(folder) ? undefined : folder)
  );
}

/** The keys of the partitions from the target to the files; `''` for one without a name. */
export function partitionKeysOf(table: CatalogTable, target: string): string[] {
  const folders = foldersBelow(table, target).flatMap(folder =>
    nameOf(folder) === undefined ? [HIVE.exec(folder)?.[1] ?? ''] : [],
  );
  const keys = table.partitionKeys.map(key =>
    NAMELESS_KEY.test(key) ? '' : key,
  );
  return [...folders, ...keys].map(key => key.toLowerCase());
}

/** How many levels lie between the target and the files of a table. */
export function depthOf(table: CatalogTable, target: string): number {
  return foldersBelow(table, target).length + table.partitionKeys.length;
}

/** The path that a file of a table has, or may have, below the target. */
export function aFileOf(table: CatalogTable, target: string): string {
  const path = pathBelow(table, target);
  return (isFileTable(table, target) ? path : [...path, 'part-0']).join('/');
}
