import { Knex } from 'knex';

/** The most rows of one statement; SQLite through knex takes no more. */
const ROWS_PER_STATEMENT = 500;

/** Whether the database is PostgreSQL; otherwise it is SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/** Cuts a list into pieces of at most `size`. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    pieces.push(items.slice(start, start + size));
  }
  return pieces;
}

/** Lets everything else that waits have its turn. */
export function breathe(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/** A condition `column in (values)` that takes any number of values in one bind. */
export function among(
  knex: Knex,
  column: string | Knex.Raw,
  values: readonly (string | number)[],
): Knex.Raw {
  const left = typeof column === 'string' ? knex.ref(column) : column;
  return isPostgres(knex)
    ? knex.raw('? = any(?)', [left, [...values]])
    : knex.raw('? in (select value from json_each(?))', [
        left,
        JSON.stringify(values),
      ]);
}

/**
 * Inserts rows, or updates `merge` columns of those whose `keys` are there
 * already. A key that comes twice counts as it comes last.
 */
export async function upsert<TRow extends object>(
  knex: Knex,
  table: string,
  rows: readonly TRow[],
  keys: (keyof TRow & string)[],
  merge: (keyof TRow & string)[],
): Promise<void> {
  const unique = new Map(
    rows.map(row => [JSON.stringify(keys.map(key => row[key])), row]),
  );
  for (const chunk of chunks([...unique.values()], ROWS_PER_STATEMENT)) {
    const insert = knex(table).insert(chunk).onConflict(keys);
    await (merge.length > 0 ? insert.merge(merge) : insert.ignore());
    await breathe();
  }
}
