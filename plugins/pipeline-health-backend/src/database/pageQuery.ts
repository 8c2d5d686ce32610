import {
  HEALTHS,
  PipelineGroup,
  PipelineGrouping,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { Matching, pipelinesThat } from './MatchingPipelines';
import { groupsOnPage, inGroups } from './pipelineGroups';
import {
  keyColumns,
  selectKeys,
  sortByKeys,
  SortedRow,
  SortOrder,
  TITLE,
  whereAfter,
} from './sortKeys';
import { UNKNOWN_RANK, whereFresh, whereRank, whereStale } from './staleness';

/** Which part of a list is a page, and how the list is sorted. */
export interface PageOptions extends SortOrder {
  groupBy?: PipelineGrouping;
  limit: number;
  offset?: number;
  after?: SortedRow;
  now: number;
}

/** Which pipelines a list is of. */
export interface Listed {
  matching: Matching;
  /** The places of the healths that are listed. */
  ranks: readonly number[];
  /** All groups of the list, in its order. */
  groups?: readonly PipelineGroup[];
}

/**
 * Makes the query of a page: its rows and one more, with what they are sorted
 * by. Where an index has the order of the list, no more of it is read than the
 * page needs; else all that match are sorted, by little of each.
 */
export function pageQuery(
  knex: Knex,
  listed: Listed,
  options: PageOptions,
): Knex.QueryBuilder {
  const { orderBy, descending, groupBy } = options;
  if (orderBy === 'urgency' && !descending && !groupBy) {
    return byUrgency(knex, listed, options);
  }
  if (orderBy === 'name' && !descending && !groupBy) {
    return byName(knex, listed, options);
  }
  return sorted(knex, listed, options);
}

/** The first of each health, and of what went stale, put together. */
function byUrgency(
  knex: Knex,
  { matching, ranks }: Listed,
  options: PageOptions,
): Knex.QueryBuilder {
  const { limit, offset = 0, after, now } = options;
  const [afterRank, afterUrgency] = after?.keys ?? [];
  const first = (rank: number) => {
    const query = pipelinesThat(knex, matching)
      .select('pipelines.id', 'entity_ref')
      .select({ key0: knex.raw(String(rank)), key1: 'urgency' })
      .orderBy(['urgency', 'entity_ref'])
      .limit(offset + limit + 1);
    return after && afterRank === rank
      ? query.whereRaw('(urgency, entity_ref) > (?, ?)', [
          afterUrgency,
          after.entityRef,
        ])
      : query;
  };
  const parts = ranks
    .filter(rank => !after || rank >= Number(afterRank))
    .flatMap(rank => [
      first(rank)
        .where('health_rank', rank)
        .where(it => whereFresh(it, now)),
      ...(rank === UNKNOWN_RANK
        ? [first(rank).where(it => whereStale(it, now))]
        : []),
    ])
    .map((part, index) => knex.select('*').from(part.as(`part${index}`)));
  return parts.length === 0
    ? knex('pipelines').whereRaw('1 = 0')
    : wholeRows(knex, parts[0].unionAll(parts.slice(1)), options);
}

function byName(
  knex: Knex,
  { matching, ranks }: Listed,
  { limit, offset = 0, after, now }: PageOptions,
): Knex.QueryBuilder {
  const query = whereRank(pipelinesThat(knex, matching), ranks, now)
    .select({ key0: knex.raw(TITLE) })
    .orderByRaw(`${TITLE}, pipelines.entity_ref`)
    .limit(limit + 1)
    .offset(offset);
  return after
    ? query.whereRaw(`(${TITLE}, pipelines.entity_ref) > (?, ?)`, [
        ...after.keys,
        after.entityRef,
      ])
    : query;
}

function sorted(
  knex: Knex,
  { matching, ranks, groups = [] }: Listed,
  options: PageOptions,
): Knex.QueryBuilder {
  const { groupBy, after, now } = options;
  const listed = whereRank(pipelinesThat(knex, matching), ranks, now).select(
    'pipelines.id',
    'pipelines.entity_ref',
  );
  selectKeys(listed, knex, options.orderBy, now);
  if (groupBy) {
    const { met, offset } = groupsOnPage(groups, options);
    inGroups(listed, knex, groupBy, met);
    return wholeRows(knex, listed, { ...options, offset });
  }
  const rest = knex.select('*').from(listed.as('rest'));
  if (after) {
    whereAfter(rest, options, after);
  }
  return wholeRows(knex, rest, options);
}

/** Of what a list has, in its order, the whole rows of a page. */
function wholeRows(
  knex: Knex,
  list: Knex.QueryBuilder,
  options: PageOptions,
): Knex.QueryBuilder {
  const { orderBy, groupBy, limit, offset = 0 } = options;
  const sort = (query: Knex.QueryBuilder, table: string) =>
    sortByKeys(
      groupBy ? query.orderBy(`${table}.group_place`) : query,
      table,
      options,
    );
  const page = sort(knex.select('*').from(list.as('list')), 'list')
    .limit(limit + 1)
    .offset(offset);
  return sort(
    knex
      .from(page.as('page'))
      .join('pipelines', 'pipelines.id', 'page.id')
      .select(keyColumns(orderBy).map(column => `page.${column}`)),
    'page',
  );
}

/** The places of some healths, or of all. */
export function ranksOf(health: readonly string[] = HEALTHS): number[] {
  return HEALTHS.flatMap((each, rank) => (health.includes(each) ? rank : []));
}
