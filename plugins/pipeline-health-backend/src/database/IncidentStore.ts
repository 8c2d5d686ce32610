import { Incident } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among, greatest } from './bulk';
import { IncidentRow } from './rows';
import { timeOf } from './values';

/** Keeps the times during which pipelines were not healthy. */
export class IncidentStore {
  constructor(private readonly knex: Knex) {}

  /** A page of a pipeline's incidents, newest first. `before` is the id of the last one of the page before. */
  async page(
    entityRef: string,
    options: { limit: number; before?: string },
  ): Promise<{ items: Incident[]; next?: string }> {
    const query = this.knex('incidents')
      .where({ entity_ref: entityRef })
      .orderBy('id', 'desc')
      .limit(options.limit + 1);
    if (options.before !== undefined) {
      query.where('id', '<', Number(options.before));
    }
    const rows: IncidentRow[] = await query;
    const items = rows.slice(0, options.limit).map(incidentOf);
    return {
      items,
      next:
        rows.length > options.limit ? items[items.length - 1].id : undefined,
    };
  }

  /** The open incidents of some pipelines, by entity ref. */
  async open(entityRefs: readonly string[]): Promise<Map<string, Incident>> {
    const rows: IncidentRow[] = await this.knex('incidents')
      .whereNull('resolved_at')
      .where(among(this.knex, 'entity_ref', entityRefs));
    return new Map(rows.map(row => [row.entity_ref, incidentOf(row)]));
  }

  /** When the last incident was resolved. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'incidents', 'resolved_at');
  }

  /** Drops incidents that were resolved before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('incidents').where('resolved_at', '<', time).delete();
  }
}

/** The incident that a row holds. */
export function incidentOf(row: IncidentRow): Incident {
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    openedAt: new Date(Number(row.opened_at)).toISOString(),
    resolvedAt: timeOf(row.resolved_at),
    worst: row.worst as Incident['worst'],
    reason: row.reason,
    findingId: row.finding_id,
  };
}
