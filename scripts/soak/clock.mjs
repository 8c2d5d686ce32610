import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A time is read anew after so long, so that it costs next to nothing. */
const FRESH_MS = 1;

/**
 * A clock that stands still until it is moved, in a file: all processes read it,
 * and PostgreSQL does.
 */
export function createClock(file, start) {
  let now;
  const set = time => {
    now = time;
    // As a whole, so that nobody reads a half of it.
    writeFileSync(`${file}.next`, String(time));
    renameSync(`${file}.next`, file);
  };
  set(start);
  return { file, now: () => now, set };
}

/** What time it is by such a clock, to another process. */
export function readClock(file) {
  let [now, readAt] = [0, -Infinity];
  return () => {
    if (performance.now() - readAt > FRESH_MS) {
      now = Number(readFileSync(file, 'utf8'));
      readAt = performance.now();
    }
    return now;
  };
}

/** Has PostgreSQL take such a clock for its own, to whoever connects from now on. */
export async function usePostgresClock(knex, file) {
  await knex.raw(
    `create function public.clock_timestamp() returns timestamptz language sql
     as $$ select to_timestamp(pg_read_file('${file}')::float8 / 1000) $$`,
  );
  await knex.raw('alter role postgres set search_path = public, pg_catalog');
}
