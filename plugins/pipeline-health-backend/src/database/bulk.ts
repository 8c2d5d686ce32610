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

/** A condition `(first, second) in (pairs)` that takes any number of pairs of whole numbers. */
export function amongPairs(
  knex: Knex,
  columns: readonly [string, string],
  pairs: readonly (readonly [number, number])[],
): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('(??, ??) in (select * from unnest(?::int[], ?::int[]))', [
        ...columns,
        pairs.map(([first]) => first),
        pairs.map(([, second]) => second),
      ])
    : knex.raw(
        `(??, ??) in (
           select json_extract(value, '$[0]'), json_extract(value, '$[1]')
           from json_each(?))`,
        [...columns, JSON.stringify(pairs)],
      );
}

/** How many rows are deleted at once, so that others have their turn. */
const ROWS_PER_DELETE = 2000;

/** Deletes the rows of a table that meet a condition, a bounded number at once. */
export async function deletePages(
  knex: Knex,
  table: string,
  keys: readonly string[],
  condition: (rows: Knex.QueryBuilder) => void,
): Promise<void> {
  let deleted: number;
  do {
    const page = knex(table).where(condition).limit(ROWS_PER_DELETE);
    deleted = await knex(table)
      .whereIn([...keys], page.select(...keys))
      .delete();
    await yieldToEventLoop();
  } while (deleted === ROWS_PER_DELETE);
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
export type ColumnType = 'int' | 'bigint' | 'float8' | 'text' | 'boolean';

/** One row of {@link updateMany}. */
type Values<TColumn extends string> = {
  [column in TColumn]: string | number | boolean | null;
};

/**
 * Updates many rows of a table, each with values of its own, in one statement
 * a chunk. Rows are found by their `keys`; of these, only those are updated that
 * meet the condition, which calls the new values `new`. `beside` are columns
 * of the new values that only the condition looks at; `kept` are those that
 * stay as they are where the new value is null. Answers the rows that were
 * updated, by their keys.
 */
export async function updateMany<
  TColumn extends string,
  TKey extends string = 'id',
  TBeside extends string = never,
>(
  knex: Knex,
  table: string,
  columns: { [column in TColumn]: ColumnType },
  rows: readonly Values<NoInfer<TColumn | TKey | TBeside>>[],
  {
    keys,
    beside,
    kept = [],
    condition = 'true',
  }: {
    keys?: readonly TKey[];
    beside?: { [column in TBeside]: ColumnType };
    kept?: readonly NoInfer<TColumn>[];
    condition?: string;
  } = {},
): Promise<{ [key in TKey]: number }[]> {
  const found: readonly string[] = keys ?? ['id'];
  const types: { [column: string]: ColumnType } = {
    ...Object.fromEntries(found.map(key => [key, 'int' as const])),
    ...columns,
    ...beside,
  };
  const source = isPostgres(knex)
    ? `json_to_recordset(?::json) as new(${Object.entries(types)
        .map(([name, type]) => `${name} ${type}`)
        .join(', ')})`
    : `(select ${Object.keys(types)
        .map(name => `json_extract(value, '$.${name}') as ${name}`)
        .join(', ')} from json_each(?)) as new`;
  const stay: readonly string[] = kept;
  const assignments = Object.keys(columns).map(name =>
    stay.includes(name)
      ? `${name} = coalesce(new.${name}, ${table}.${name})`
      : `${name} = new.${name}`,
  );
  const matches = found.map(key => `${table}.${key} = new.${key}`);
  const updated: { [key in TKey]: number }[] = [];
  for (const chunk of chunks(rows, ROWS_PER_STATEMENT)) {
    const answer = await knex.raw(
      `update ${table} set ${assignments.join(', ')} from ${source}
       where ${matches.join(' and ')} and (${condition})
       returning ${found.map(key => `${table}.${key}`).join(', ')}`,
      [JSON.stringify(chunk)],
    );
    updated.push(...(isPostgres(knex) ? answer.rows : answer));
    await yieldToEventLoop();
  }
  return updated;
}
