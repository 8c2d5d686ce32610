import {
  Finding,
  Incident,
  TimelineEntry,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { AnnouncementStore } from './AnnouncementStore';
import { IncidentOptions } from './IncidentOptions';
import { among, greatest } from './bulk';
import { lockIncidents, MemberRow, membersOf } from './incidentRecords';
import { IncidentWriter } from './IncidentWriter';
import { MaintenanceStore } from './MaintenanceStore';
import { AcknowledgementRow, IncidentEntryRow, IncidentRow } from './rows';
import { IncidentResponse, note } from './incidentResponses';
import { jsonOf } from './values';
import { incidentOf } from './incidentOf';

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
    const query = this.of([entityRef])
      .orderBy('incidents.id', 'desc')
      .limit(options.limit + 1);
    if (options.before !== undefined) {
      query.where('incidents.id', '<', Number(options.before));
    }
    const rows: SharedRow[] = await query;
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
    const rows: SharedRow[] = await this.of(entityRefs)
      .whereNull('incidents.resolved_at')
      .orderBy('incidents.id');
    const found = new Map<string, Incident[]>();
    for (const incident of await this.incidentsOf(rows, now)) {
      const { entityRef } = incident;
      found.set(entityRef, [...(found.get(entityRef) ?? []), incident]);
    }
    return found;
  }

  /** An incident as a pipeline sees it; undefined when it has no share in it. */
  async get(
    { entityRef, id }: IncidentRef,
    now: number,
  ): Promise<Incident | undefined> {
    const rows: SharedRow[] = await this.of([entityRef]).where({
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
      await trx('pipelines')
        .where(among(trx, 'entity_ref', [...changed.incident.members.keys()]))
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

  /** Incidents as some pipelines see them. */
  private of(entityRefs: readonly string[]): Knex.QueryBuilder {
    return this.knex('incidents')
      .join(
        'incident_pipelines',
        'incident_pipelines.incident_id',
        'incidents.id',
      )
      .where(among(this.knex, 'incident_pipelines.entity_ref', entityRefs))
      .select('incidents.*')
      .select({ seen_by: 'incident_pipelines.entity_ref' });
  }

  private async incidentsOf(
    rows: readonly SharedRow[],
    now: number,
  ): Promise<Incident[]> {
    const ids = [...new Set(rows.map(({ id }) => id))];
    const members = await membersOf(this.knex, ids);
    const acknowledgements: AcknowledgementRow[] = await this.knex(
      'acknowledgements',
    )
      .where(among(this.knex, 'incident_id', ids))
      .orderBy('id');
    const maintained = await this.stores.maintenance.active(
      rows.map(row => row.seen_by),
      now,
    );
    return rows.flatMap(row => {
      const of = members.filter(it => it.incident_id === row.id);
      const own = of.find(it => it.entity_ref === row.seen_by);
      const given = acknowledgements.filter(
        it =>
          it.incident_id === row.id &&
          isForPipeline({ ...it, entity_ref: row.seen_by }),
      );
      return own
        ? incidentOf(
            row,
            own,
            of,
            {
              acknowledgement: given.at(-1),
              maintenance: maintained.get(row.seen_by),
            },
            now,
          )
        : [];
    });
  }
}

/** An incident with the pipeline that sees it. */
type SharedRow = IncidentRow & { seen_by: string };

/** Whether an acknowledgement is given for a pipeline. */
function isForPipeline(
  row: Pick<AcknowledgementRow, 'pipelines'> & Pick<MemberRow, 'entity_ref'>,
): boolean {
  return jsonOf<string[]>(row.pipelines)?.includes(row.entity_ref) ?? true;
}
