import { Knex } from 'knex';
import { isPostgres } from './bulk';

/** A transaction of a process that stands still is ended, so that it locks nothing for longer. */
const STANDSTILL = 10_000;

const ATTEMPTS = 5;

/** What PostgreSQL answers to one of two that wait for each other. */
const DEADLOCK = '40P01';

/** Does something in a transaction, or as part of the one that `knex` is already. */
export async function transact<T>(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  if (isTransaction(knex)) {
    return work(knex);
  }
  return retryDeadlocks(knex, () =>
    knex.transaction(async trx => {
      if (isPostgres(knex)) {
        await trx.raw(
          `set local idle_in_transaction_session_timeout = ${STANDSTILL}`,
        );
      }
      return work(trx);
    }),
  );
}

function isTransaction(knex: Knex): knex is Knex.Transaction {
  return Boolean(knex.isTransaction);
}

/** Does something again that lost against others who wrote the same rows in another order. */
export async function retryDeadlocks<T>(
  knex: Knex,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      // A transaction of which a part failed is over as a whole.
      const isOver = knex.isTransaction || attempt === ATTEMPTS;
      if (isOver || (error as { code?: string }).code !== DEADLOCK) {
        throw error;
      }
    }
  }
}

/** Locks pipelines in one order, whoever does, so that fewer wait for each other. */
export async function lockPipelines(
  trx: Knex.Transaction,
  ids: readonly number[],
): Promise<void> {
  if (isPostgres(trx)) {
    await trx('pipelines')
      .whereIn('id', ids)
      .orderBy('id')
      .forUpdate()
      .select('id');
  }
}
