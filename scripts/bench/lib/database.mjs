import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './libraries.mjs';

const knexFactory = load('knex');

/** Connects to PostgreSQL at a URL, or to a file of SQLite. */
export const connect = (postgres, filename) =>
  knexFactory(
    postgres
      ? { client: 'pg', connection: postgres }
      : {
          client: 'better-sqlite3',
          connection: { filename },
          useNullAsDefault: true,
          pool: {
            min: 1,
            max: 1,
            afterCreate: (connection, done) => {
              connection.pragma('journal_mode = WAL');
              connection.pragma('synchronous = NORMAL');
              connection.pragma('foreign_keys = ON');
              done(null, connection);
            },
          },
        },
  );

/** An empty database. */
export function openDatabase(postgres) {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-health-bench-'));
  const knex = connect(postgres, join(folder, 'bench.sqlite'));
  return {
    knex,
    async close() {
      await knex.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
