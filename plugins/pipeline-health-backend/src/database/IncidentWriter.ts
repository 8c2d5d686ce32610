import { Knex } from 'knex';
import {
  abandon,
  followCauses,
  FoundCauses,
  IncidentRecord,
  IncidentSettings,
  News,
  newsOf,
  settle,
  takeNotices,
} from '../evaluation';
import { among } from './bulk';
import { MaintenanceStore } from './MaintenanceStore';
import {
  loadIncidents,
  Snapshot,
  snapshotOf,
  StoredIncident,
  storeIncidents,
} from './incidentRecords';

/** Writes what is found on pipelines, and what people say, into incidents. */
export class IncidentWriter {
  constructor(
    private readonly knex: Knex,
    private readonly stores: { maintenance: MaintenanceStore },
  ) {}

  /** The entity refs of pipelines on which something is found, or which have a share in an open incident. Of others there is nothing to write. */
  async concerned(found: readonly FoundCauses[]): Promise<Set<string>> {
    const members: string[] = await this.knex('incident_pipelines')
      .whereIn('incident_id', openIds(this.knex))
      .whereNull('left_at')
      .where(
        among(
          this.knex,
          'entity_ref',
          found.map(({ entityRef }) => entityRef),
        ),
      )
      .pluck('entity_ref');
    return new Set([
      ...members,
      ...found.flatMap(it => (it.causes.length > 0 ? it.entityRef : [])),
    ]);
  }

  /**
   * Writes what is found on pipelines into incidents, in a transaction that
   * has locked them; answers what there is to tell.
   */
  async follow(
    trx: Knex.Transaction,
    found: readonly FoundCauses[],
    settings: IncidentSettings,
    now: number,
  ): Promise<News[]> {
    const refs = found.map(({ entityRef }) => entityRef);
    const keys = found.flatMap(({ causes }) => causes.map(({ key }) => key));
    const incidents: IncidentRecord[] = await loadIncidents(
      trx,
      trx('incidents').where(either =>
        either
          .where(open =>
            open.whereNull('resolved_at').where(touched =>
              touched
                .where(among(trx, 'cause', keys))
                .orWhereIn(
                  'id',
                  trx('incident_consequences')
                    .where(among(trx, 'cause', keys))
                    .select('incident_id'),
                )
                .orWhereIn(
                  'id',
                  trx('incident_pipelines')
                    .where(among(trx, 'entity_ref', refs))
                    .whereNull('left_at')
                    .select('incident_id'),
                ),
            ),
          )
          .orWhere(over =>
            over
              .where('resolved_at', '>=', now - settings.reopenWithin)
              .whereNull('merged_into')
              .where(among(trx, 'cause', keys)),
          ),
      ),
    );
    const before = snapshotOf(incidents);
    // Of several that ended lately the last one comes back.
    incidents.sort((a, b) => (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0));
    for (const pipeline of found) {
      followCauses(incidents, pipeline, settings, now);
    }
    return this.conclude(trx, incidents, before, settings, now);
  }

  /** Ends what is over and what was put off until now; answers what there is to tell. */
  async settle(
    trx: Knex.Transaction,
    settings: IncidentSettings,
    now: number,
  ): Promise<News[]> {
    const incidents = await loadIncidents(trx, due(trx, settings, now));
    return this.conclude(trx, incidents, snapshotOf(incidents), settings, now);
  }

  /** Whether the time of an incident has come, as {@link settle} would find. */
  async isDue(settings: IncidentSettings, now: number): Promise<boolean> {
    const [first] = await due(this.knex, settings, now).limit(1).select('id');
    return first !== undefined;
  }

  /** Changes one incident of a pipeline; answers what there is to tell, or undefined when there is no such incident. */
  async change(
    trx: Knex.Transaction,
    { entityRef, id }: { entityRef: string; id: string },
    apply: (incident: StoredIncident) => Promise<void>,
    settings: IncidentSettings,
    now: number,
  ): Promise<{ incident: StoredIncident; news: News[] } | undefined> {
    const [incident] = await loadIncidents(
      trx,
      trx('incidents')
        .where({ id: Number(id) })
        .whereIn(
          'id',
          trx('incident_pipelines')
            .where({ entity_ref: entityRef })
            .select('incident_id'),
        ),
    );
    if (!incident) {
      return undefined;
    }
    const before = snapshotOf([incident]);
    await apply(incident);
    return {
      incident,
      news: await this.conclude(trx, [incident], before, settings, now),
    };
  }

  /** Lets time have its say, stores incidents, and says what there is to tell of them. */
  private async conclude(
    trx: Knex.Transaction,
    incidents: readonly IncidentRecord[],
    before: Snapshot,
    settings: IncidentSettings,
    now: number,
  ): Promise<News[]> {
    const members = incidents.flatMap(it => [...it.members.values()]);
    const maintained = await this.stores.maintenance.active(
      members.map(({ entityRef }) => entityRef),
      now,
      trx,
    );
    incidents.forEach(it => settle(it, settings, now));
    const notices = new Map(
      incidents.map(it => [it, takeNotices(it, new Set(maintained.keys()))]),
    );
    await storeIncidents(trx, incidents, before);
    return incidents.flatMap(it => newsOf(it, notices.get(it) ?? []));
  }

  /** Ends the share of pipelines that are about to be forgotten; answers what there is to tell. */
  async forget(
    trx: Knex.Transaction,
    entityRefs: readonly string[],
    settings: IncidentSettings,
    now: number,
  ): Promise<News[]> {
    const incidents = await loadIncidents(
      trx,
      trx('incidents')
        .whereNull('resolved_at')
        .whereIn(
          'id',
          trx('incident_pipelines')
            .where(among(trx, 'entity_ref', entityRefs))
            .select('incident_id'),
        ),
    );
    const before = snapshotOf(incidents);
    incidents.forEach(incident => abandon(incident, entityRefs, now));
    return this.conclude(trx, incidents, before, settings, now);
  }
}

function openIds(knex: Knex): Knex.QueryBuilder {
  return knex('incidents').whereNull('resolved_at').select('id');
}

function due(
  knex: Knex,
  { resolveAfter }: IncidentSettings,
  now: number,
): Knex.QueryBuilder {
  return knex('incidents')
    .whereNull('resolved_at')
    .where(either =>
      either
        .where('recovered_at', '<=', now - resolveAfter)
        .orWhere('snoozed_until', '<=', now)
        .orWhere({ untold: true }),
    );
}
