import {
  Health,
  HealthCounts,
  HEALTHS,
  PipelineGroup,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among } from './bulk';
import { isAmong, MatchingPipelines, TraitFilter } from './MatchingPipelines';
import { PageOptions, pageQuery, ranksOf } from './pageQuery';
import { groupsOf } from './pipelineGroups';
import { KeyColumns, keysOf, SortedRow } from './sortKeys';
import { UNKNOWN_RANK, whereStale } from './staleness';
import { SummaryStore } from './SummaryStore';
import { SUMMARY_COLUMNS, SummaryRow } from './summaryOf';

/** Which pipelines a list is of. The values of one filter are joined by OR. */
export interface PipelineFilter extends TraitFilter {
  health?: readonly Health[];
}

/** Where a page ended. */
export interface PipelinePosition extends SortedRow {
  /** Epoch milliseconds by which the page was judged. */
  now: number;
}

/** A page of the overview. */
export interface PipelinePage {
  items: PipelineSummary[];
  /** Where it ended, if more comes; a list with groups is paged by offset alone. */
  next?: PipelinePosition;
  groups?: PipelineGroup[];
}

/** A row, and what its list is sorted by. */
type ListedRow = SummaryRow & KeyColumns;

/** Leaves of a query those pipelines that are meant, by the column of their id. */
type Which = (query: Knex.QueryBuilder, id: string) => Knex.QueryBuilder;

/**
 * Reads the overview. A pipeline whose assessment is stale counts as
 * `unknown` in lists, counts and filters alike.
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
    const { orderBy, groupBy, limit, now } = options;
    const { knex } = this;
    const matching = await this.stores.matching.of(filter, now);
    const listed = { matching, ranks: ranksOf(health) };
    const groups = groupBy && (await groupsOf(knex, groupBy, listed, now));
    const rows: ListedRow[] = await pageQuery(
      knex,
      { ...listed, groups },
      options,
    ).select(SUMMARY_COLUMNS.map(column => `pipelines.${column}`));
    const shown = rows.slice(0, limit);
    const last = shown[shown.length - 1];
    const hasNext = rows.length > limit && !groups;
    return {
      items: await this.stores.summaries.of(shown, now),
      next: hasNext
        ? {
            now,
            keys: keysOf(orderBy, last),
            entityRef: last.entity_ref,
          }
        : undefined,
      groups,
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
          ? (query, id) => query.where(isAmong(this.knex, id, matching.ids))
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
}
