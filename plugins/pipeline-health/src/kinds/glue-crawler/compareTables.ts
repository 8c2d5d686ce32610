import { Table, Target } from './readCrawler';

const HOUR = 3_600_000;

/** How the columns of a table differ from those that most tables of its target have. */
export interface ColumnDifferences {
  missing: string[];
  added: string[];
  retyped: { column: string; type: string; usual: string }[];
}

/** A table beside the others of its target. */
export interface ComparedTable {
  table: Table;
  /** The last crawl made it. */
  fresh: boolean;
  /** Absent for the only table of a target, and for one without columns. */
  differences?: ColumnDifferences;
  /** The others are compared with its columns. */
  reference: boolean;
}

/**
 * Compares the columns of each table with those of the table of its target that
 * was there first, because jobs and queries name that one. Of tables that came
 * in the same hour, and so in one crawl, it is one with the most common schema.
 */
export function compareTables(
  targets: readonly Target[],
  tables: readonly Table[],
): ComparedTable[] {
  const fresh = new Set(
    targets.flatMap(target => target.tables?.newNames ?? []),
  );
  const groups = new Map<string, Table[]>();
  for (const table of tables) {
    const path = targetOf(targets, table)?.path ?? '';
    groups.set(path, [...(groups.get(path) ?? []), table]);
  }
  return [...groups.values()].flatMap(group => {
    const reference = referenceOf(group);
    const usual = reference && columnsOf(reference);
    return group.map(table => ({
      table,
      fresh: fresh.has(table.name),
      reference: table === reference && group.length > 1,
      differences:
        usual && table !== reference && table.columns.length > 0
          ? differencesOf(columnsOf(table), usual)
          : undefined,
    }));
  });
}

/** Whether a table has the same columns as the others. */
export function isAlike(differences: ColumnDifferences): boolean {
  const { missing, added, retyped } = differences;
  return missing.length + added.length + retyped.length === 0;
}

/** The target that a table lies deepest under. */
function targetOf(
  targets: readonly Target[],
  { location }: Table,
): Target | undefined {
  return targets
    .filter(({ path }) => path && location.startsWith(path))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

function referenceOf(tables: readonly Table[]): Table | undefined {
  const described = tables.filter(({ columns }) => columns.length > 0);
  const spread = new Map<string, number>();
  described.forEach(table =>
    spread.set(schemaOf(table), (spread.get(schemaOf(table)) ?? 0) + 1),
  );
  return [...described].sort(
    (a, b) =>
      hourOf(a) - hourOf(b) ||
      (spread.get(schemaOf(b)) ?? 0) - (spread.get(schemaOf(a)) ?? 0) ||
      a.location.length - b.location.length,
  )[0];
}

function hourOf({ createdAt }: Table): number {
  const created = Date.parse(createdAt ?? '');
  return Number.isNaN(created)
    ? Number.MAX_SAFE_INTEGER
    : Math.floor(created / HOUR);
}

function schemaOf(table: Table): string {
  return [...table.columns].sort().join('\n');
}

/** Types by name; `user_id bigint` has a space between them. */
function columnsOf(table: Table): Map<string, string> {
  return new Map(
    table.columns.map(column => {
      const space = column.indexOf(' ');
      return space < 0
        ? [column, '']
        : [column.slice(0, space), column.slice(space + 1)];
    }),
  );
}

function differencesOf(
  columns: ReadonlyMap<string, string>,
  usual: ReadonlyMap<string, string>,
): ColumnDifferences {
  return {
    missing: [...usual.keys()].filter(column => !columns.has(column)),
    added: [...columns.keys()].filter(column => !usual.has(column)),
    retyped: [...columns].flatMap(([column, type]) => {
      const expected = usual.get(column);
      return expected !== undefined && expected !== type
        ? [{ column, type, usual: expected }]
        : [];
    }),
  };
}
