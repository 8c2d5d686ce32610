import { CatalogTable } from '../readTables';

const HOUR = 3_600_000;

/** Tables that have something in common, the largest group first. */
export interface TableGroup {
  key: string;
  tables: CatalogTable[];
}

/** Groups tables by what they have in common. */
export function groupTables(
  tables: readonly CatalogTable[],
  keyOf: (table: CatalogTable) => string,
): TableGroup[] {
  const groups = new Map<string, CatalogTable[]>();
  for (const table of tables) {
    const key = keyOf(table);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return [...groups]
    .map(([key, members]) => ({ key, tables: members }))
    .sort((left, right) => right.tables.length - left.tables.length);
}

/**
 * The group of the table that was there first, which jobs and queries name. Of
 * tables that came in the same hour, and so in one crawl, it is the largest.
 */
export function firstGroup(
  groups: readonly TableGroup[],
): TableGroup | undefined {
  return [...groups].sort((left, right) => {
    const [first, second] = [hourOf(left), hourOf(right)];
    return first === second ? 0 : first - second;
  })[0];
}

function hourOf({ tables }: TableGroup): number {
  return Math.min(
    ...tables.map(({ createdAt = Infinity }) => Math.floor(createdAt / HOUR)),
  );
}

/** The tables beside those of the first group. */
export function beyondFirst(groups: readonly TableGroup[]): CatalogTable[] {
  const first = firstGroup(groups);
  return groups.flatMap(group => (group === first ? [] : group.tables));
}
