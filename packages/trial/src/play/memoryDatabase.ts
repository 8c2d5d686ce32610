import knexFactory, { Knex } from 'knex';

/** The driver, as far as it is touched here. */
interface Connection {
  prepare(sql: string): object;
  pragma(text: string): unknown;
}

/**
 * A database in memory. Statements are prepared once: the same few hundred
 * come every round, and preparing them anew takes longer than running them.
 */
export function memoryDatabase(): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: Connection, done: () => void) => {
        connection.pragma('foreign_keys = ON');
        const prepare = connection.prepare.bind(connection);
        const statements = new Map<string, object>();
        connection.prepare = sql => {
          const statement = statements.get(sql) ?? prepare(sql);
          statements.set(sql, statement);
          return statement;
        };
        done();
      },
    },
  });
}
