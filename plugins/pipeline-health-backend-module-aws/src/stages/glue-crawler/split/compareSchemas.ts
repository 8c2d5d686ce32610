import { abridge, Said } from '@pipeline-health/plugin-pipeline-health-common';
import { CatalogTable } from '../readTables';
import { beyondFirst, groupTables } from './groupTables';
import { nameOrCount, sayLine, someNames } from './lines';

const TYPE_LENGTH = 60;
const NAMELESS_COLUMN = /^col\d+$/;

/** How much the columns of tables have in common. */
export interface SchemaComparison {
  /** How many different sets of columns there are. */
  distinct: number;
  /** The least similarity of a table to the most common schema, 0–1. */
  least: number;
  /** The greatest share of names that another schema has in common with the most common one; 1 without any. */
  greatestByName: number;
  /** The tables that have another schema than the first one. */
  others: CatalogTable[];
  /** One line for each column that not all tables have with the same type. */
  differences: Said[];
}

/**
 * Compares the columns of tables. The similarity of two schemas is the share
 * of columns, by name and type, that both have of those that either has; AWS
 * does not publish its own measure.
 */
export function compareSchemas(
  tables: readonly CatalogTable[],
): SchemaComparison {
  const known = tables.filter(
    table => table.columns.length > 0 && !isNameless(table) && !isArray(table),
  );
  const groups = groupTables(known, signatureOf);
  const [common, ...others] = groups.map(group => group.tables[0]);
  const similarities = others.map(table =>
    similarity(columnSet(common), columnSet(table)),
  );
  const byName = others.map(table => columnsInCommon(common, table) ?? 1);
  const differing = differingColumns(known);
  return {
    distinct: groups.length,
    least: Math.min(1, ...similarities),
    greatestByName: byName.length ? Math.max(...byName) : 1,
    others: beyondFirst(groups),
    differences: differing.map(column => differenceLine(column)),
  };
}

/** Whether a table has only such columns as are made up where no header was found. */
export function isNameless({ columns }: CatalogTable): boolean {
  return (
    columns.length > 0 &&
    columns.every(({ name }) => NAMELESS_COLUMN.test(name))
  );
}

/** Whether the files of a table are one array of JSON each, which Glue takes for one column. */
export function isArray({ format, columns }: CatalogTable): boolean {
  const [column, ...others] = columns;
  return (
    format === 'json' &&
    others.length === 0 &&
    column?.name === 'array' &&
    column.type.startsWith('array<')
  );
}

/** The share of names of columns that two tables have in common; undefined when those of one are not known. */
export function columnsInCommon(
  left: CatalogTable,
  right: CatalogTable,
): number | undefined {
  const [ofLeft, ofRight] = [left, right].map(
    table =>
      new Set(
        isNameless(table) || isArray(table)
          ? []
          : table.columns.map(c => c.name),
      ),
  );
  return ofLeft.size && ofRight.size ? similarity(ofLeft, ofRight) : undefined;
}

function columnSet(table: CatalogTable): Set<string> {
  return new Set(table.columns.map(({ name, type }) => `${name} ${type}`));
}

function signatureOf(table: CatalogTable): string {
  return [...columnSet(table)].sort().join('\n');
}

function similarity(left: Set<string>, right: Set<string>): number {
  const shared = [...left].filter(column => right.has(column)).length;
  return shared / (left.size + right.size - shared);
}

interface DifferingColumn {
  name: string;
  /** The tables that have it, by its type. */
  types: Map<string, string[]>;
  tables: number;
}

/** Columns with several types first, then those that the fewest tables lack. */
function differingColumns(tables: readonly CatalogTable[]): DifferingColumn[] {
  const columns = new Map<string, DifferingColumn>();
  for (const table of tables) {
    for (const { name, type } of table.columns) {
      const column = columns.get(name) ?? { name, types: new Map(), tables: 0 };
      column.types.set(type, [...(column.types.get(type) ?? []), table.name]);
      column.tables += 1;
      columns.set(name, column);
    }
  }
  return [...columns.values()]
    .filter(
      ({ types, tables: count }) => types.size > 1 || count < tables.length,
    )
    .sort(
      (left, right) =>
        Number(right.types.size > 1) - Number(left.types.size > 1) ||
        right.tables - left.tables,
    );
}

function differenceLine({ name: column, types }: DifferingColumn): Said {
  const [[first, names]] = types;
  if (types.size === 1) {
    const type = abridge(first, TYPE_LENGTH);
    return sayLine('only', { column, type, tables: someNames(names) });
  }
  const parts = [...types].map(([type, tables]) =>
    sayLine('type', {
      type: abridge(type, TYPE_LENGTH),
      tables: nameOrCount(tables),
    }),
  );
  return sayLine('group', {
    what: column,
    tables: parts.reduceRight((rest, part) =>
      sayLine('types', { first: part, rest }),
    ),
  });
}
