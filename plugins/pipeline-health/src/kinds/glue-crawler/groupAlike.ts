import { ComparedTable } from './compareTables';

/** Tables that differ in nothing but their name and place. */
export interface TableGroup {
  tables: ComparedTable[];
  /** What all locations begin with. */
  location: string;
}

/** Joins tables that are alike, in the order of the first of each group. */
export function groupAlike(tables: readonly ComparedTable[]): TableGroup[] {
  const groups = new Map<string, ComparedTable[]>();
  for (const compared of tables) {
    const key = signatureOf(compared);
    groups.set(key, [...(groups.get(key) ?? []), compared]);
  }
  return [...groups.values()].map(group => ({
    tables: group,
    location: commonStart(group.map(({ table }) => table.location)),
  }));
}

function signatureOf({ table, reference, differences }: ComparedTable): string {
  const { format, compression, partitionKeys, columns, columnCount } = table;
  return JSON.stringify([
    format,
    compression,
    partitionKeys,
    [...columns].sort(),
    columnCount,
    reference,
    differences === undefined,
  ]);
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let end = first.length;
  for (const text of others) {
    while (!text.startsWith(first.slice(0, end))) {
      end--;
    }
  }
  return first.slice(0, end);
}
