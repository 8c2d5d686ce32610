import { HEALTHS } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { CLOCK_SLACK } from './values';

/** The place of `unknown` among the healths. */
export const UNKNOWN_RANK = HEALTHS.indexOf('unknown');

/** The place of the health of a pipeline among all, as it may be believed at `:now`. */
export const RANK = `case
  when coalesce(pipelines.stale_after <= :now, false)
    or coalesce(pipelines.assessed_at - ${CLOCK_SLACK} > :now, false)
  then ${UNKNOWN_RANK} else pipelines.health_rank end`;

/** Leaves those whose assessment is too old to be believed, or was made by a wrong clock. */
export function whereStale(
  query: Knex.QueryBuilder,
  now: number,
): Knex.QueryBuilder {
  return query
    .where('stale_after', '<=', now)
    .orWhere('assessed_at', '>', now + CLOCK_SLACK);
}

/** Leaves the others. */
export function whereFresh(
  query: Knex.QueryBuilder,
  now: number,
): Knex.QueryBuilder {
  return query.whereRaw(
    'coalesce(stale_after > ?, true) and coalesce(assessed_at <= ?, true)',
    [now, now + CLOCK_SLACK],
  );
}

/** Leaves those that have one of some healths, as it may be believed. */
export function whereRank(
  query: Knex.QueryBuilder,
  ranks: readonly number[],
  now: number,
): Knex.QueryBuilder {
  if (ranks.length === HEALTHS.length) {
    return query;
  }
  return query.where(either => {
    either.where(it => whereFresh(it.whereIn('health_rank', ranks), now));
    if (ranks.includes(UNKNOWN_RANK)) {
      either.orWhere(it => whereStale(it, now));
    }
  });
}
