import { Knex } from 'knex';
import { isPostgres } from './bulk';

/** Tells whether anything was written since it was asked last. */
export class StateReader {
  constructor(private readonly knex: Knex) {}

  /** As long as it is the same, so is all that can be read. */
  async state(): Promise<string> {
    const { knex } = this;
    if (isPostgres(knex)) {
      // Which transactions are seen: whoever writes is one of them.
      const { rows } = await knex.raw(
        'select pg_current_snapshot()::text as state',
      );
      return rows[0].state;
    }
    // What this connection wrote, and how often others did.
    const [row] = await knex.raw(
      `select total_changes() || '/' || data_version as state from pragma_data_version`,
    );
    return row.state;
  }
}
