import {
  Health,
  HealthCounts,
  HEALTHS,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among } from './bulk';
import {
  FEW,
  Matching,
  MatchingPipelines,
  TraitFilter,
} from './MatchingPipelines';
import { SummaryStore } from './SummaryStore';
import { isStale, SUMMARY_COLUMNS, SummaryRow } from './summaryOf';
import { CLOCK_SLACK } from './values';

/** Which pipelines a list is of. The values of one filter are joined by OR. */
export interface PipelineFilter extends TraitFilter {
  health?: readonly Health[];
}

/** Where a page ended: the sort key of its last row. */
export interface PipelinePosition {
  /** Epoch milliseconds by which the page was judged. */
  now: number;
  healthRank: number;
  urgency: number;
  title: string;
  entityRef: string;
}

/** A page of the overview. */
export interface PipelinePage {
  items: PipelineSummary[];
  next?: PipelinePosition;
}

interface PageOptions {
  orderBy: 'urgency' | 'name';
  limit: number;
  after?: PipelinePosition;
  now: number;
}

/** Leaves of a query those pipelines that are meant, by the column of their id. */
type Which = (query: Knex.QueryBuilder, id: string) => Knex.QueryBuilder;

const UNKNOWN_RANK = HEALTHS.indexOf('unknown');

/** By what lists are sorted by name: as an index has it, however long a title is. */
const TITLE = 'lower(substr(pipelines.title, 1, 200))';

/**
 * Reads the overview. A pipeline whose assessment is stale counts as
 * `unknown` in lists, counts and filters alike. Whatever is listed, an index
 * is read in the order of the list, and no more of it than a page needs.
 */
export class OverviewStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      matching: MatchingPipelines;
      summaries: SummaryStore;
    },
  ) {}

  /** A page of pipelines. */
  async list(
    { health, ...filter }: PipelineFilter,
    options: PageOptions,
  ): Promise<PipelinePage> {
    const { limit, now } = options;
    const matching = await this.stores.matching.of(filter, now);
    const ranks = (health ?? HEALTHS).map(each => HEALTHS.indexOf(each));
    const page =
      options.orderBy === 'urgency'
        ? this.byUrgency(matching, ranks, options)
        : this.byName(matching, ranks, options);
    const rows: (SummaryRow & { sort_title: string })[] = await page
      .select(SUMMARY_COLUMNS.map(column => `pipelines.${column}`))
      .select({ sort_title: this.knex.raw(TITLE) });
    const shown = rows.slice(0, limit);
    return {
      items: await this.stores.summaries.of(shown, now),
      next:
        rows.length > limit
          ? positionOf(shown[shown.length - 1], now)
          : undefined,
    };
  }

  /** How many pipelines have which health; the filter's own `health` is ignored. */
  async counts(
    { health: _ignored, ...filter }: PipelineFilter,
    now: number,
  ): Promise<HealthCounts> {
    const matching = await this.stores.matching.of(filter, now);
    const [counts, others] = await Promise.all([
      this.countOf(
        matching.type === 'only'
          ? (query, id) => query.where(this.isAmong(id, matching.ids))
          : query => query,
        now,
      ),
      // They are few, and taken off all.
      matching.type === 'allBut'
        ? this.countOf(
            (query, id) =>
              query.where(it =>
                it
                  .where(id, '>', matching.newest)
                  .orWhere(among(this.knex, id, matching.ids)),
              ),
            now,
          )
        : HEALTHS.map(() => 0),
    ]);
    return Object.fromEntries(
      HEALTHS.map((health, rank) => [health, counts[rank] - others[rank]]),
    ) as HealthCounts;
  }

  /** A short text that is the same for the same filter. */
  keyOf(filter: TraitFilter): string {
    return this.stores.matching.keyOf(filter);
  }

  /** How many pipelines have an assessment that is too old to be believed. */
  async countStale(now: number): Promise<number> {
    const row = await this.knex('pipelines')
      .where(it => whereStale(it, now))
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }

  /** As assessed; what of it is stale by now is few, and moved to the unknown. */
  private async countOf(which: Which, now: number): Promise<number[]> {
    const { knex } = this;
    const count = (query: Knex.QueryBuilder, stale: 0 | 1) =>
      knex.select('*').from(
        query
          .select('health_rank', { stale: knex.raw(String(stale)) })
          .count({ count: '*' })
          .groupBy('health_rank')
          .as(`counted${stale}`),
      );
    const rows: {
      health_rank: number;
      stale: number;
      count: number | string;
    }[] = await count(
      which(knex('pipeline_healths'), 'pipeline_healths.pipeline_id'),
      0,
    ).unionAll(
      count(
        which(knex('pipelines'), 'pipelines.id').where(it =>
          whereStale(it, now),
        ),
        1,
      ),
    );
    const counts = HEALTHS.map(() => 0);
    for (const { health_rank: rank, stale, count: of } of rows) {
      counts[rank] += stale ? -Number(of) : Number(of);
      counts[UNKNOWN_RANK] += stale ? Number(of) : 0;
    }
    return counts;
  }

  /** The first of each health, and of what went stale, put together. */
  private byUrgency(
    matching: Matching,
    ranks: readonly number[],
    { limit, after, now }: PageOptions,
  ): Knex.QueryBuilder {
    const { knex } = this;
    const first = (rank: number) => {
      const query = this.matching(matching)
        .select('pipelines.id', 'urgency', 'entity_ref')
        .select({ rank: knex.raw(String(rank)) })
        .orderBy(['urgency', 'entity_ref'])
        .limit(limit + 1);
      return after?.healthRank === rank
        ? query.whereRaw('(urgency, entity_ref) > (?, ?)', [
            after.urgency,
            after.entityRef,
          ])
        : query;
    };
    const parts = ranks
      .filter(rank => !after || rank >= after.healthRank)
      .flatMap(rank => [
        first(rank)
          .where('health_rank', rank)
          .where(it => whereFresh(it, now)),
        ...(rank === UNKNOWN_RANK
          ? [first(rank).where(it => whereStale(it, now))]
          : []),
      ])
      .map((part, index) => knex.select('*').from(part.as(`part${index}`)));
    if (parts.length === 0) {
      return knex('pipelines').whereRaw('1 = 0');
    }
    const order = ['page.rank', 'page.urgency', 'page.entity_ref'];
    const page = knex
      .select('*')
      .from(parts[0].unionAll(parts.slice(1)).as('page'))
      .orderBy(order)
      .limit(limit + 1);
    return knex
      .from(page.as('page'))
      .join('pipelines', 'pipelines.id', 'page.id')
      .orderBy(order);
  }

  private byName(
    matching: Matching,
    ranks: readonly number[],
    { limit, after, now }: PageOptions,
  ): Knex.QueryBuilder {
    const query = this.matching(matching)
      .orderByRaw(`${TITLE}, pipelines.entity_ref`)
      .limit(limit + 1);
    if (ranks.length < HEALTHS.length) {
      query.where(either => {
        either.where(it => whereFresh(it.whereIn('health_rank', ranks), now));
        if (ranks.includes(UNKNOWN_RANK)) {
          either.orWhere(it => whereStale(it, now));
        }
      });
    }
    return after
      ? query.whereRaw(`(${TITLE}, pipelines.entity_ref) > (?, ?)`, [
          after.title,
          after.entityRef,
        ])
      : query;
  }

  private matching(matching: Matching): Knex.QueryBuilder {
    const query = this.knex('pipelines');
    switch (matching.type) {
      case 'only':
        return query.where(this.isAmong('pipelines.id', matching.ids));
      case 'allBut':
        return query
          .where('pipelines.id', '<=', matching.newest)
          .whereNot(it => it.where(this.isAmong('pipelines.id', matching.ids)));
      default:
        return query;
    }
  }

  /** Few are read one by one; of many, those are read that are in the order of the list. */
  private isAmong(id: string, ids: readonly number[]): Knex.Raw {
    const isAmong = among(this.knex, id, ids);
    return ids.length > FEW ? this.knex.raw('+?', [isAmong]) : isAmong;
  }
}

function whereStale(query: Knex.QueryBuilder, now: number): Knex.QueryBuilder {
  return query
    .where('stale_after', '<=', now)
    .orWhere('assessed_at', '>', now + CLOCK_SLACK);
}

function whereFresh(query: Knex.QueryBuilder, now: number): Knex.QueryBuilder {
  return query.whereRaw(
    'coalesce(stale_after > ?, true) and coalesce(assessed_at <= ?, true)',
    [now, now + CLOCK_SLACK],
  );
}

function positionOf(
  row: SummaryRow & { sort_title: string },
  now: number,
): PipelinePosition {
  return {
    now,
    healthRank: isStale(row, now) ? UNKNOWN_RANK : row.health_rank,
    urgency: row.urgency,
    title: row.sort_title,
    entityRef: row.entity_ref,
  };
}
