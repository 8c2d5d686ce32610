import {
  Message,
  MessageValue,
} from '@pipeline-health/plugin-pipeline-health-common';
import { CatalogTable } from '../readTables';
import { levelsBelow, segmentsOf } from '../s3Path';
import { compareSchemas, isArray, isNameless } from './compareSchemas';
import { Dataset, Place } from './datasets';
import {
  beyondFirst,
  firstGroup,
  groupTables,
  TableGroup,
} from './groupTables';
import { depthOf, foldersBelow, isFileTable, partitionKeysOf } from './layout';
import { sayLine, someNames } from './lines';
import { GroupLine, SplitCause, SplitReport } from './SplitReport';

/** A crawler joins folders into one table only above this similarity. */
const LEAST_SIMILARITY = 0.7;
/** … and only when there are no more schemas than these. */
const MOST_SCHEMAS = 5;
/** Folders with less in common hold different things. */
const UNRELATED = 0.2;
const MAX_LINES = 10;

/** A cause and the tables that it explains. */
export type Explained = [SplitCause, readonly CatalogTable[]];

/** Compares the tables of one dataset by everything that Glue tells folders apart by. */
export function compareTables({ tables, inner }: Dataset, place: Place) {
  const target = place.path;
  const unrecognized = tables.length > 1 ? tables.filter(isUnrecognized) : [];
  const known = tables.filter(table => !unrecognized.includes(table));
  const beside = filesBesideFolders(known, target);
  const arrays = known.some(table => !isArray(table))
    ? known.filter(isArray)
    : [];
  const foldersBeside = inner.filter(table => known.includes(table));
  const folders = known.filter(
    table => !beside.includes(table) && !inner.includes(table),
  );
  const formats = groupTables(known, table => table.format);
  const compressions = groupTables(
    known.filter(table => table.compression !== undefined),
    table => table.compression ?? '',
  );
  const headers = groupTables(
    known.filter(table => table.format === 'csv'),
    table => JSON.stringify(headerOf(table)),
  );
  const keys = groupTables(folders, table =>
    partitionKeysOf(table, target)
      .map((key, level) => key || `partition_${level}`)
      .join('/'),
  );
  const depths = groupTables(folders, table => `${depthOf(table, target)}`);
  const sameFolder = groupTables(known, table =>
    segmentsOf(table.location).join('/'),
  );
  const schemas = compareSchemas(known);
  const causes: Explained[] = [
    ['unrecognized-files', unrecognized],
    ['mixed-formats', beyondFirst(formats)],
    ['mixed-compressions', beyondFirst(compressions)],
    ['headers', beyondFirst(headers)],
    ['json-arrays', arrays],
    ['files-beside-folders', beside],
    ['folders-beside-partitions', foldersBeside],
    ['partition-keys', namedOtherwise(keys, target)],
    ['uneven-depth', beyondFirst(depths)],
    ['table-level', ofChosenLevel(tables, place)],
    [schemaCause(schemas), schemas.others],
    ['same-folder', sameFolder.flatMap(group => group.tables.slice(1))],
  ];
  return {
    causes,
    lines: {
      formats: linesOf(formats),
      compressions: linesOf(compressions),
      distinctSchemas: schemas.distinct,
      schemaSimilarity: schemas.least,
      differingColumns: schemas.differences.slice(0, MAX_LINES),
      unrecognizedTables: namesOf(unrecognized),
      filesBesideFolders: namesOf(beside),
      foldersBesidePartitions: namesOf(foldersBeside),
      partitionKeys: linesOf(keys),
      depths: linesOf(
        depths,
        ({ key }) => sayLine('levels', { count: Number(key) }).sentence,
      ),
      headers: linesOf(headers, ({ tables: [table] }) => headerOf(table)),
      arrayTables: namesOf(arrays),
      ...(headers.length > 1 && { csv: csvOf(known) }),
    },
  };
}

/** Whether no classifier understood the files of a table. */
export function isUnrecognized({ format, columns }: CatalogTable): boolean {
  return format === 'unknown' && columns.length === 0;
}

/** Names of tables, cut to what a person reads. */
export function namesOf(tables: readonly CatalogTable[]): string[] {
  return tables.slice(0, MAX_LINES).map(({ name }) => name);
}

/** Tables that differ less would be joined, unless a column has several types. */
function schemaCause(schemas: ReturnType<typeof compareSchemas>): SplitCause {
  if (schemas.greatestByName < UNRELATED) {
    return 'unrelated-schemas';
  }
  return schemas.least <= LEAST_SIMILARITY || schemas.distinct > MOST_SCHEMAS
    ? 'schemas'
    : 'column-types';
}

/** Tables of files that lie beside folders: each a file by itself, or the folder that the others lie in. */
function filesBesideFolders(
  tables: readonly CatalogTable[],
  target: string,
): CatalogTable[] {
  const files = tables.filter(table => isFileTable(table, target));
  const folders = tables.filter(table => !files.includes(table));
  const above = folders.filter(
    table =>
      table.partitionKeys.length === 0 &&
      folders.some(
        other => (levelsBelow(other.location, table.location) ?? 0) > 0,
      ),
  );
  return folders.length === 0 ? [] : [...files, ...above];
}

/** Tables whose folders give another name to the partition of a level than those of the first table. */
function namedOtherwise(
  groups: readonly TableGroup[],
  target: string,
): CatalogTable[] {
  const first = firstGroup(groups);
  const usual = first ? partitionKeysOf(first.tables[0], target) : [];
  const isOther = ({ tables: [table] }: TableGroup) =>
    partitionKeysOf(table, target).some(
      (key, level) => level < usual.length && key !== usual[level],
    );
  return groups.filter(isOther).flatMap(({ tables }) => tables);
}

/** Tables of folders of partitions that lie just where the crawler is told to make tables. */
function ofChosenLevel(
  tables: readonly CatalogTable[],
  { path, tableDepth }: Place,
): CatalogTable[] {
  const chosen =
    tableDepth > 0
      ? tables.filter(table => foldersBelow(table, path).length === tableDepth)
      : [];
  return chosen.length > 1 ? chosen : [];
}

function headerOf(table: CatalogTable): Message {
  const hasHeader = table.header?.skippedLines || !isNameless(table);
  const header = sayLine('header', {}, hasHeader ? undefined : 'none');
  const delimiter = table.header?.delimiter;
  return (delimiter ? sayLine('fields', { header, delimiter }) : header)
    .sentence;
}

/** What a classifier can say of all files; nothing when their fields end otherwise. */
function csvOf(tables: readonly CatalogTable[]): SplitReport['csv'] {
  const csv = tables.filter(({ format }) => format === 'csv');
  const [delimiter, ...others] = new Set(
    csv.flatMap(({ header }) => header?.delimiter ?? []),
  );
  const named = csv.find(table => !isNameless(table));
  return named && others.length === 0
    ? { columns: named.columns.map(({ name }) => name), delimiter }
    : undefined;
}

/** `parquet: 12 tables (a, b, c, …)`; a single table by its name. */
function linesOf(
  groups: readonly TableGroup[],
  whatOf: (group: TableGroup) => MessageValue = ({ key }) => key,
): GroupLine[] {
  return groups.slice(0, MAX_LINES).map(group => {
    const what = whatOf(group);
    const tables = someNames(group.tables.map(({ name }) => name));
    return { ...sayLine('group', { what, tables }), what };
  });
}
