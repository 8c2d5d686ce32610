import {
  Health,
  HealthCounts,
  HEALTHS,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among } from './bulk';
import { IncidentStore } from './IncidentStore';
import { leadingIncident, summaryOfIncident } from './leadingIncident';
import { MaintenanceStore } from './MaintenanceStore';
import { Visibility, whereVisible } from './visibility';
import { CLOCK_SLACK } from './values';
import { isStale, SUMMARY_COLUMNS, summaryOf, SummaryRow } from './summaryOf';

/** Which pipelines a list is of. The values of one filter are joined by OR. */
export interface PipelineFilter {
  /** What the caller may see. */
  visible: Visibility;
  health?: readonly Health[];
  owner?: readonly string[];
  kind?: readonly string[];
  account?: readonly string[];
  region?: readonly string[];
  text?: string;
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

const UNKNOWN_RANK = HEALTHS.indexOf('unknown');

/**
 * Reads the overview. A pipeline whose assessment is stale counts as
 * `unknown` in lists, counts and filters alike.
 */
export class OverviewStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      incidents: IncidentStore;
      maintenance: MaintenanceStore;
    },
  ) {}

  /** A page of pipelines. */
  async list(
    filter: PipelineFilter,
    options: {
      orderBy: 'urgency' | 'name';
      limit: number;
      after?: PipelinePosition;
      now: number;
    },
  ): Promise<PipelinePage> {
    const { limit, after, now } = options;
    const key =
      options.orderBy === 'urgency'
        ? [this.healthRank(now), this.urgency(), this.ref()]
        : [this.title(), this.ref()];
    const page = this.filtered(filter)
      .select('pipelines.id')
      .limit(limit + 1);
    if (filter.health) {
      const ranks = filter.health.map(health => HEALTHS.indexOf(health));
      page.whereRaw(`? in (${ranks.map(() => '?').join(', ')})`, [
        this.healthRank(now),
        ...ranks,
      ]);
    }
    orderBy(page, key);
    if (after) {
      const at =
        options.orderBy === 'urgency'
          ? [after.healthRank, after.urgency, after.entityRef]
          : [after.title, after.entityRef];
      const columns = key.map(() => '?').join(', ');
      const places = at.map(() => '?').join(', ');
      page.whereRaw(`(${columns}) > (${places})`, [...key, ...at]);
    }
    const rows: (SummaryRow & { sort_title: string })[] = await orderBy(
      this.knex('pipelines')
        .select(SUMMARY_COLUMNS.map(column => `pipelines.${column}`))
        .select({ sort_title: this.title() })
        .whereIn('pipelines.id', this.knex.from(page.as('page')).select('id')),
      key,
    );
    const items = rows.slice(0, limit);
    return {
      items: await this.withIncidents(
        items.map(row => summaryOf(row, now)),
        now,
      ),
      next:
        rows.length > limit
          ? positionOf(items[items.length - 1], now)
          : undefined,
    };
  }

  private async withIncidents(
    items: readonly PipelineSummary[],
    now: number,
  ): Promise<PipelineSummary[]> {
    const { incidents, maintenance } = this.stores;
    const refs = items.map(({ entityRef }) => entityRef);
    const open = await incidents.open(refs, now);
    const maintained = await maintenance.active(refs, now);
    return items.map(item => {
      const { entityRef, reason } = item;
      const incident = leadingIncident(open.get(entityRef) ?? [], reason);
      return {
        ...item,
        incident: incident && summaryOfIncident(incident),
        maintenance: maintained.get(entityRef),
      };
    });
  }

  /** How many pipelines have which health; the filter's own `health` is ignored. */
  async counts(filter: PipelineFilter, now: number): Promise<HealthCounts> {
    const rows: { rank: number; count: number | string }[] =
      await this.filtered(filter)
        .select({ rank: this.healthRank(now) })
        .count({ count: '*' })
        .groupByRaw('1');
    const counts: HealthCounts = {
      healthy: 0,
      warning: 0,
      critical: 0,
      unknown: 0,
    };
    for (const { rank, count } of rows) {
      counts[HEALTHS[rank]] = Number(count);
    }
    return counts;
  }

  private filtered(filter: PipelineFilter): Knex.QueryBuilder {
    const { knex } = this;
    const query = knex('pipelines');
    whereVisible(query, knex, filter.visible);
    if (filter.owner) {
      query.where(among(knex, 'pipelines.owner', filter.owner));
    }
    const { kind, account, region } = filter;
    if (kind || account || region) {
      query.whereExists(this.stages({ kind, account, region }));
    }
    if (filter.text) {
      const pattern = `%${filter.text
        .toLowerCase()
        .replace(/[\\%_]/g, found => `\\${found}`)}%`;
      query.where(either =>
        either
          .whereRaw("lower(pipelines.title) like ? escape '\\'", [pattern])
          .orWhereRaw("pipelines.entity_ref like ? escape '\\'", [pattern])
          .orWhereExists(
            this.stages({}).whereRaw("lower(stages.name) like ? escape '\\'", [
              pattern,
            ]),
          ),
      );
    }
    return query;
  }

  /** One and the same stage must meet all of the conditions. */
  private stages(
    conditions: Pick<PipelineFilter, 'kind' | 'account' | 'region'>,
  ): Knex.QueryBuilder {
    const query = this.knex('pipeline_stages')
      .select(this.knex.raw('1'))
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .whereRaw('pipeline_stages.pipeline_id = pipelines.id');
    for (const [column, values] of Object.entries(conditions)) {
      if (values) {
        query.where(among(this.knex, `stages.${column}`, values));
      }
    }
    return query;
  }

  /** How many pipelines have an assessment that is too old to be believed. */
  async countStale(now: number): Promise<number> {
    const row = await this.knex('pipelines')
      .where('stale_after', '<=', now)
      .orWhere('assessed_at', '>', now + CLOCK_SLACK)
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }

  private healthRank(now: number): Knex.Raw {
    return this.knex.raw(
      `case when pipelines.stale_after <= ? or pipelines.assessed_at > ?
       then ? else pipelines.health_rank end`,
      [now, now + CLOCK_SLACK, UNKNOWN_RANK],
    );
  }

  private urgency(): Knex.Raw {
    return this.knex.raw('pipelines.urgency');
  }

  private title(): Knex.Raw {
    return this.knex.raw('lower(pipelines.title)');
  }

  private ref(): Knex.Raw {
    return this.knex.raw('pipelines.entity_ref');
  }
}

function orderBy(query: Knex.QueryBuilder, key: Knex.Raw[]): Knex.QueryBuilder {
  return key.reduce((ordered, part) => ordered.orderByRaw(part), query);
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
