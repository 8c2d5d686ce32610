import knexFactory, { Knex } from 'knex';
import { isUnavailable } from './isUnavailable';

const log = { warn: () => {} };

const sqlite = (pool: Knex.PoolConfig = {}) =>
  knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    log,
    pool: { min: 1, max: 1, ...pool },
  });

const failureOf = (asked: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(asked).then(
    () => undefined,
    error => error,
  );

describe('isUnavailable', () => {
  it('knows a pool that is closed', async () => {
    const knex = sqlite();
    await knex.destroy();
    expect(isUnavailable(await failureOf(knex.select(1)))).toBe(true);
  });

  it('knows a pool that has no connection left', async () => {
    const knex = sqlite({ acquireTimeoutMillis: 10 });
    const transaction = await knex.transaction();
    expect(isUnavailable(await failureOf(knex.select(1)))).toBe(true);
    await transaction.rollback();
    await knex.destroy();
  });

  it.each(['127.0.0.1', 'localhost'])(
    'knows a PostgreSQL that is not there: %s',
    async host => {
      const knex = knexFactory({
        client: 'pg',
        connection: { host, port: 1 },
        log,
      });
      expect(isUnavailable(await failureOf(knex.select(1)))).toBe(true);
      await knex.destroy();
    },
  );

  it.each([
    // An administrator stops the server; it starts; it has no connection left.
    [{ code: '57P01' }, true],
    [{ code: '57P03' }, true],
    [{ code: '53300' }, true],
    [{ code: '42P01' }, false],
    [{ code: '23505' }, false],
    [{}, false],
  ])('judges an error with %j: %s', (fields, expected) => {
    expect(isUnavailable(Object.assign(new Error('no'), fields))).toBe(
      expected,
    );
  });

  it('does not take a statement that is wrong for it', async () => {
    const knex = sqlite();
    expect(isUnavailable(await failureOf(knex('nothing').select()))).toBe(
      false,
    );
    await knex.destroy();
  });

  it('knows a connection that PostgreSQL dropped', () => {
    expect(isUnavailable(new Error('Connection terminated unexpectedly'))).toBe(
      true,
    );
  });
});
