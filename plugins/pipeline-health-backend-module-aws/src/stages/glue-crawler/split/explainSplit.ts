import { CatalogTable } from '../readTables';
import { compareSchemas, SchemaComparison } from './compareSchemas';
import { groupLine, groupTables, TableGroup } from './groupTables';
import { depthOf, filesBesideFolders, isMarkerTable } from './layout';
import { SplitCause, SplitReport } from './SplitReport';

/** A crawler joins folders into one table only above this similarity. */
const LEAST_SIMILARITY = 0.7;
/** … and only when there are no more schemas than these. */
const MOST_SCHEMAS = 5;
/** Tables with less in common are different datasets. */
const UNRELATED = 0.2;
const MAX_LINES = 10;
const NAMELESS_COLUMN = /^col\d+$/;

/** Compares the tables of one target and tells why they are several. */
export function explainSplit(
  tables: readonly CatalogTable[],
  target: string,
): SplitReport {
  const markers = tables.filter(table => isMarkerTable(table, target));
  const unrecognized = tables.filter(
    table => table.format === 'unknown' && !markers.includes(table),
  );
  const data = tables.filter(
    table => !markers.includes(table) && !unrecognized.includes(table),
  );
  const beside = filesBesideFolders(data, target);
  const groups = {
    formats: groupTables(data, table => table.format),
    compressions: groupTables(data, table => table.compression),
    depths: groupTables(
      data.filter(table => !beside.includes(table)),
      table => levels(depthOf(table, target)),
    ),
    headers: groupTables(
      data.filter(table => table.format === 'csv'),
      headerOf,
    ),
  };
  const schemas = compareSchemas(data);
  const several = (of: TableGroup[]) => of.length > 1;
  const causes: [SplitCause, boolean][] = [
    ['marker-files', markers.length > 0],
    ['unrecognized-files', unrecognized.length > 0],
    ['mixed-formats', several(groups.formats)],
    ['mixed-compressions', several(groups.compressions)],
    ['files-beside-folders', beside.length > 0],
    ['uneven-depth', several(groups.depths)],
    ['headers', several(groups.headers)],
    ...schemaCauses(schemas),
  ];
  return {
    causes: causes.flatMap(([cause, found]) => (found ? [cause] : [])),
    formats: linesOf(groups.formats),
    compressions: linesOf(groups.compressions),
    distinctSchemas: schemas.distinct,
    schemaSimilarity: schemas.least,
    differingColumns: schemas.differences.slice(0, MAX_LINES),
    markerTables: namesOf(markers),
    unrecognizedTables: namesOf(unrecognized),
    filesBesideFolders: namesOf(beside),
    depths: linesOf(groups.depths),
    headers: linesOf(groups.headers),
  };
}

function schemaCauses(schemas: SchemaComparison): [SplitCause, boolean][] {
  const unrelated = schemas.distinct > 1 && schemas.greatest < UNRELATED;
  const unlike =
    !unrelated &&
    (schemas.least <= LEAST_SIMILARITY || schemas.distinct > MOST_SCHEMAS);
  return [
    ['unrelated-schemas', unrelated],
    ['schemas', unlike],
    ['column-types', !unrelated && !unlike && schemas.typesDiffer],
  ];
}

function headerOf(table: CatalogTable): string {
  const nameless =
    table.columns.length > 0 &&
    table.columns.every(({ name }) => NAMELESS_COLUMN.test(name));
  const names =
    table.header?.skippedLines || !nameless ? 'header line' : 'no header line';
  const delimiter = table.header?.delimiter;
  return delimiter ? `${names}, fields end with '${delimiter}'` : names;
}

function levels(depth: number): string {
  return depth === 1 ? '1 level' : `${depth} levels`;
}

function linesOf(groups: TableGroup[]): string[] {
  return groups.slice(0, MAX_LINES).map(groupLine);
}

function namesOf(tables: readonly CatalogTable[]): string[] {
  return tables.slice(0, MAX_LINES).map(({ name }) => name);
}
