import {
  Finding,
  Incident,
  TimelineEntry,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { AnnouncementStore } from './AnnouncementStore';
import { IncidentOptions } from './IncidentOptions';
import { among, greatest } from './bulk';
import { lockIncidents, MemberRow } from './incidentRecords';
import { IncidentWriter } from './IncidentWriter';
import { MaintenanceStore } from './MaintenanceStore';
import { AcknowledgementRow, IncidentEntryRow } from './rows';
import {
  asSeen,
  isForPipeline,
  openIncidents,
  seenBy,
  SeenRow,
} from './seenIncidents';
import { forgetSummaries } from './summaryOf';
import { IncidentResponse, note } from './incidentResponses';
import { jsonOf } from './values';

/** A finding that a person acknowledged. */
export interface AcknowledgedFinding {
  id: string;
  /** ARN */
  stage: string;
  /** Epoch milliseconds. */
  at: number;
}

/** An incident that a pipeline has a share in. */
export interface IncidentRef {
  entityRef: string;
  id: string;
}

/** Reads the times during which causes of trouble were found, and keeps what people say of them. */
export class IncidentStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      announcements: AnnouncementStore;
      incidentWriter: IncidentWriter;
      maintenance: MaintenanceStore;
    },
  ) {}

  /** A page of a pipeline's incidents, newest first. `before` is the id of the last one of the page before. */
  async page(
    entityRef: string,
    options: { limit: number; before?: string },
    now: number,
  ): Promise<{ items: Incident[]; next?: string }> {
    const query = seenBy(this.knex, [entityRef])
      .orderBy('incidents.id', 'desc')
      .limit(options.limit + 1);
    if (options.before !== undefined) {
      query.where('incidents.id', '<', Number(options.before));
    }
    const rows: SeenRow[] = await query;
    const items = await this.incidentsOf(rows.slice(0, options.limit), now);
    return {
      items,
      next:
        rows.length > options.limit ? items[items.length - 1].id : undefined,
    };
  }

  /** The open incidents of some pipelines, by entity ref, oldest first. */
  async open(
    entityRefs: readonly string[],
    now: number,
  ): Promise<Map<string, Incident[]>> {
    const maintained = await this.stores.maintenance.active(entityRefs, now);
    return openIncidents(this.knex, entityRefs, maintained, now);
  }

  /** An incident as a pipeline sees it; undefined when it has no share in it. */
  async get(
    { entityRef, id }: IncidentRef,
    now: number,
  ): Promise<Incident | undefined> {
    const rows: SeenRow[] = await seenBy(this.knex, [entityRef]).where({
      'incidents.id': Number(id),
    });
    const [incident] = await this.incidentsOf(rows, now);
    return incident;
  }

  /** What happened during an incident, oldest first. */
  async timeline(id: string): Promise<TimelineEntry[]> {
    const rows: IncidentEntryRow[] = await this.knex('incident_entries')
      .where({ incident_id: Number(id) })
      .orderBy(['at', 'id']);
    return rows.map(row => ({
      ...jsonOf<Omit<TimelineEntry, 'at'>>(row.entry)!,
      at: new Date(Number(row.at)).toISOString(),
    }));
  }

  /**
   * Notes what somebody says of an incident that a pipeline has a share in, has
   * its pipelines assessed again and says what there is to tell; undefined when
   * there is no such incident. Throws a `ConflictError` when it makes no sense.
   */
  async respond(
    ref: IncidentRef,
    response: IncidentResponse,
    { settings, announcementsOf }: IncidentOptions,
    now: number,
  ): Promise<Incident | undefined> {
    const { announcements, incidentWriter } = this.stores;
    const isNoted = await this.knex.transaction(async trx => {
      await lockIncidents(trx);
      const changed = await incidentWriter.change(
        trx,
        ref,
        incident => note(trx, incident, response, now),
        settings,
        now,
      );
      if (!changed) {
        return false;
      }
      const refs = [...changed.incident.members.keys()];
      await forgetSummaries(trx, refs);
      await trx('pipelines')
        .where(among(trx, 'entity_ref', refs))
        .increment('revision', 1);
      await announcements.add(changed.news.flatMap(announcementsOf), now, trx);
      return true;
    });
    return isNoted ? this.get(ref, now) : undefined;
  }

  /** What was acknowledged last of each finding of some pipelines, by entity ref. */
  async acknowledged(
    entityRefs: readonly string[],
  ): Promise<Map<string, AcknowledgedFinding[]>> {
    const rows: (AcknowledgementRow & Pick<MemberRow, 'entity_ref'>)[] =
      await this.knex('acknowledgements')
        .join(
          'incident_pipelines',
          'incident_pipelines.incident_id',
          'acknowledgements.incident_id',
        )
        .where(among(this.knex, 'incident_pipelines.entity_ref', entityRefs))
        .orderBy('acknowledgements.id')
        .select('acknowledgements.*', 'incident_pipelines.entity_ref');
    const found = new Map<string, AcknowledgedFinding[]>();
    for (const row of rows.filter(isForPipeline)) {
      const seen = jsonOf<Pick<Finding, 'id' | 'stage'>[]>(row.findings) ?? [];
      found.set(row.entity_ref, [
        ...(found.get(row.entity_ref) ?? []),
        ...seen.map(finding => ({ ...finding, at: Number(row.given_at) })),
      ]);
    }
    return found;
  }

  /** When the last incident was resolved. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'incidents', 'resolved_at');
  }

  /** Drops incidents that were resolved before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('incidents').where('resolved_at', '<', time).delete();
  }

  private async incidentsOf(
    rows: readonly SeenRow[],
    now: number,
  ): Promise<Incident[]> {
    const refs = [...new Set(rows.map(row => row.seen_by))];
    const maintained = await this.stores.maintenance.active(refs, now);
    return asSeen(this.knex, rows, maintained, now);
  }
}
