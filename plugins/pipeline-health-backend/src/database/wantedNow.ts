import { Knex } from 'knex';

/**
 * Has series asked for now, and for their points whatever else is known of
 * them; how far back, stays as it is wanted.
 */
export function wantedNow(knex: Knex, now: number) {
  return {
    next_due_at: now,
    wanted_from: knex.raw('coalesce(wanted_from, ?)', [now]),
  };
}
