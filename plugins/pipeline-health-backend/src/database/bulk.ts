import { Knex } from 'knex';
import { numberOf } from './values';

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
export function yieldToEventLoop(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/** The greatest value of a column that holds numbers; undefined for a table without rows. */
export async function greatest(
  knex: Knex,
  table: string,
  column: string,
): Promise<number | undefined> {
  const row = await knex(table).max({ value: column }).first();
  return numberOf(row?.value ?? null);
}

/** A condition `column in (values)` that takes any number of values in one bind. */
export function among(
  knex: Knex,
  column: string,
  values: readonly string[] | readonly number[],
): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('?? = any(?)', [column, values.slice()])
    : knex.raw('?? in (select value from json_each(?))', [
        column,
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
    const insert = knex<object>(table)
      .insert([...chunk])
      .onConflict(keys as string[]);
    await (merge.length > 0
      ? insert.merge(merge as string[])
      : insert.ignore());
    await yieldToEventLoop();
  }
}

/** The type of a column on PostgreSQL. */
export type ColumnType = 'int' | 'bigint' | 'float8' | 'text';

/**
 * Updates many rows of a table, each with values of its own, in one statement
 * a chunk. Rows are found by their `id`; of these, only those are updated that
 * meet the condition, which calls the new values `new`.
 */
export async function updateMany<TColumn extends string>(
  knex: Knex,
  table: string,
  columns: { [column in TColumn]: ColumnType },
  rows: readonly (NoInfer<{ [column in TColumn]: string | number | null }> & {
    id: number;
  })[],
  condition = 'true',
): Promise<void> {
  const names = Object.keys(columns) as TColumn[];
  const assignments = names.map(name => `${name} = new.${name}`).join(', ');
  const source = isPostgres(knex)
    ? `json_to_recordset(?::json) as new(id int, ${names
        .map(name => `${name} ${columns[name]}`)
        .join(', ')})`
    : `(select ${['id', ...names]
        .map(name => `json_extract(value, '$.${name}') as ${name}`)
        .join(', ')} from json_each(?)) as new`;
  for (const chunk of chunks(rows, ROWS_PER_STATEMENT)) {
    await knex.raw(
      `update ${table} set ${assignments} from ${source} where ${table}.id = new.id and (${condition})`,
      [JSON.stringify(chunk)],
    );
    await yieldToEventLoop();
  }
}
