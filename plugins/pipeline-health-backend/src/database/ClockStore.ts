import { Knex } from 'knex';
import { greatest, isPostgres } from './bulk';
import { numberOf, Stored } from './values';

/** All that waits for a time. */
const WAITING = [
  ['stages', 'next_describe_at'],
  ['series', 'next_due_at'],
  ['pipelines', 'next_resolve_at'],
  ['pipelines', 'next_find_at'],
  ['announcements', 'next_try_at'],
  ['action_tasks', 'next_at'],
] as const;

/** The clock of the database, and what the clock of the backend once was. */
export class ClockStore {
  constructor(private readonly knex: Knex) {}

  /** What the database takes for now, in whole milliseconds; undefined where it has our own clock. */
  async now(): Promise<number | undefined> {
    if (!isPostgres(this.knex)) {
      return undefined;
    }
    const { rows } = await this.knex.raw<{ rows: { now: Stored }[] }>(
      'select floor(extract(epoch from clock_timestamp()) * 1000) as now',
    );
    return numberOf(rows[0].now);
  }

  /** The newest time at which something was read or assessed. */
  async newest(): Promise<number> {
    const times = await Promise.all([
      greatest(this.knex, 'pipelines', 'assessed_at'),
      greatest(this.knex, 'stages', 'described_at'),
      greatest(this.knex, 'shards', 'ended_at'),
    ]);
    return Math.max(...times.map(time => time ?? -Infinity));
  }

  /** Has nothing wait any longer. */
  async makeAllDue(now: number): Promise<void> {
    for (const [table, column] of WAITING) {
      await this.knex(table)
        .where(column, '>', now)
        .update({ [column]: now });
    }
  }
}
