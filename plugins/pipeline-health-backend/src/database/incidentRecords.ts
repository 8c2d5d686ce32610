import {
  Health,
  UnhealthyHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import {
  IncidentMember,
  IncidentRecord,
  presentIn,
  recoveredAt,
} from '../evaluation';
import { among, isPostgres, updateMany, upsert } from './bulk';
import {
  IncidentConsequenceRow,
  IncidentPipelineRow,
  IncidentRow,
} from './rows';
import { forgetSummaries } from './summaryOf';
import { jsonOf, numberOf, textOf, toJson } from './values';

/** An incident that is stored. */
export type StoredIncident = IncidentRecord & { id: number };

/** A row of `incident_pipelines`, with what the catalog says of the pipeline now. */
export type MemberRow = IncidentPipelineRow & {
  title: string | null;
  owner: string | null;
};

/**
 * Has whoever else changes incidents wait for the end of this transaction, so
 * that what is decided by what is stored holds. To be called before any other
 * row is changed.
 */
export async function lockIncidents(trx: Knex.Transaction): Promise<void> {
  // SQLite lets one transaction write at a time anyway.
  if (isPostgres(trx)) {
    await trx.raw('lock table incidents in share row exclusive mode');
  }
}

/** The incidents that a query on `incidents` finds, oldest first. */
export async function loadIncidents(
  knex: Knex,
  query: Knex.QueryBuilder,
): Promise<StoredIncident[]> {
  const rows: IncidentRow[] = await query
    .select('incidents.*')
    .orderBy('incidents.id');
  const ids = rows.map(({ id }) => id);
  const members = await membersOf(knex, ids);
  const follows: IncidentConsequenceRow[] = await knex(
    'incident_consequences',
  ).where(among(knex, 'incident_id', ids));
  return rows.map(row => ({
    id: row.id,
    cause: row.cause,
    openedAt: Number(row.opened_at),
    onsetAt: numberOf(row.onset_at),
    resolvedAt: numberOf(row.resolved_at),
    reopened: row.reopened,
    members: new Map(
      members
        .filter(it => it.incident_id === row.id)
        .map(it => [it.entity_ref, memberOf(it)]),
    ),
    follows: new Set(
      follows.filter(it => it.incident_id === row.id).map(it => it.cause),
    ),
    told: jsonOf<{ [owner: string]: Health }>(row.told) ?? {},
    entries: [],
  }));
}

/** The pipelines of some incidents. */
export async function membersOf(
  knex: Knex,
  ids: readonly number[],
): Promise<MemberRow[]> {
  return knex('incident_pipelines')
    .leftJoin(
      'pipelines',
      'pipelines.entity_ref',
      'incident_pipelines.entity_ref',
    )
    .where(among(knex, 'incident_id', ids))
    .orderBy(['joined_at', 'incident_pipelines.entity_ref'])
    .select('incident_pipelines.*', 'pipelines.title', 'pipelines.owner');
}

function memberOf(row: MemberRow): IncidentMember {
  return {
    entityRef: row.entity_ref,
    title: row.title ?? row.entity_ref,
    owner: row.owner ?? undefined,
    joinedAt: Number(row.joined_at),
    leftAt: numberOf(row.left_at),
    worst: row.worst as UnhealthyHealth,
    health: row.health as UnhealthyHealth,
    stage: row.stage,
    findingId: row.finding_id,
    reason: row.reason,
    message: jsonOf(row.message),
    remedy: row.remedy,
    findings: jsonOf(row.findings) ?? [],
    unasked: jsonOf(row.unasked) ?? [],
    losses: jsonOf(row.losses) ?? [],
    snooze: jsonOf(row.snooze),
    hold: jsonOf(row.hold),
  };
}

/** How incidents are stored, to write only what changes. */
export type Snapshot = Map<IncidentRecord, { row: string; members: string[] }>;

/** How incidents are when they were just loaded. */
export function snapshotOf(incidents: readonly IncidentRecord[]): Snapshot {
  return new Map(
    incidents.map(incident => [
      incident,
      {
        row: JSON.stringify(rowOf(incident)),
        members: [...incident.members.values()].map(it => JSON.stringify(it)),
      },
    ]),
  );
}

/** What changes of an incident. */
const INCIDENT_COLUMNS = {
  entity_ref: 'text',
  cause: 'text',
  opened_at: 'bigint',
  onset_at: 'bigint',
  recovered_at: 'bigint',
  resolved_at: 'bigint',
  reopened: 'int',
  worst: 'text',
  reason: 'text',
  finding_id: 'text',
  told: 'text',
  untold: 'boolean',
  snoozed_until: 'bigint',
} as const;

/** Stores incidents as they are now, unless they are as they were; new ones get an id. */
export async function storeIncidents(
  trx: Knex.Transaction,
  incidents: readonly IncidentRecord[],
  before: Snapshot,
): Promise<void> {
  const changed = incidents.filter(
    it => JSON.stringify(rowOf(it)) !== before.get(it)?.row,
  );
  const known = changed.flatMap(it =>
    it.id === undefined ? [] : { ...rowOf(it), id: it.id },
  );
  await updateMany(trx, 'incidents', INCIDENT_COLUMNS, known);
  for (const incident of incidents) {
    if (incident.id === undefined) {
      const [{ id }]: Pick<IncidentRow, 'id'>[] = await trx('incidents')
        .insert(rowOf(incident))
        .returning('id');
      incident.id = id;
    }
  }
  const members = incidents.flatMap(incident => {
    const same = new Set(before.get(incident)?.members);
    return [...incident.members.values()]
      .filter(it => !same.has(JSON.stringify(it)))
      .map(it => memberRow(Number(incident.id), it));
  });
  await storeMembers(trx, members);
  await storeConsequences(trx, incidents);
  for (const { id, mergedInto, entries } of incidents) {
    if (mergedInto) {
      await trx('incidents')
        .where({ id })
        .update({ merged_into: mergedInto.id });
    }
    for (const { at, ...entry } of entries) {
      await trx('incident_entries').insert({
        incident_id: id,
        at,
        entry: textOf(JSON.stringify(entry)),
      });
    }
  }
  const shown = [
    ...changed.flatMap(it => [...it.members.keys()]),
    ...members.map(row => row.entity_ref),
  ];
  await forgetSummaries(trx, [...new Set(shown)]);
}

function rowOf(incident: IncidentRecord) {
  const members = [...incident.members.values()];
  const [first] = members;
  const worst = members.find(it => it.worst === 'critical') ?? first;
  return {
    entity_ref: first.entityRef,
    cause: incident.cause,
    opened_at: incident.openedAt,
    onset_at: incident.onsetAt ?? null,
    recovered_at: recoveredAt(incident) ?? null,
    resolved_at: incident.resolvedAt ?? null,
    reopened: incident.reopened,
    worst: worst.worst,
    reason: textOf(worst.reason),
    finding_id: worst.findingId,
    told: JSON.stringify(incident.told),
    untold: isUntold(incident),
    snoozed_until: snoozedUntil(incident) ?? null,
  };
}

function snoozedUntil(incident: IncidentRecord): number | undefined {
  const times = presentIn(incident).flatMap(it => it.snooze?.until ?? []);
  return incident.resolvedAt === undefined && times.length
    ? Math.min(...times)
    : undefined;
}

/** Whether an owner is still to be told of something critical. */
function isUntold(incident: IncidentRecord): boolean {
  return (
    incident.resolvedAt === undefined &&
    presentIn(incident).some(
      ({ owner, health }) =>
        health === 'critical' &&
        owner !== undefined &&
        !(owner in incident.told),
    )
  );
}

function memberRow(
  incidentId: number,
  member: IncidentMember,
): IncidentPipelineRow {
  return {
    incident_id: incidentId,
    entity_ref: member.entityRef,
    joined_at: member.joinedAt,
    left_at: member.leftAt ?? null,
    worst: member.worst,
    health: member.health,
    stage: member.stage,
    finding_id: member.findingId,
    reason: textOf(member.reason),
    message: toJson(member.message),
    remedy: textOf(member.remedy),
    findings: textOf(JSON.stringify(member.findings)),
    unasked: JSON.stringify(member.unasked),
    losses: textOf(JSON.stringify(member.losses)),
    snooze: toJson(member.snooze),
    hold: toJson(member.hold),
  };
}

async function storeMembers(
  trx: Knex.Transaction,
  rows: readonly IncidentPipelineRow[],
): Promise<void> {
  await upsert(
    trx,
    'incident_pipelines',
    rows,
    ['incident_id', 'entity_ref'],
    [
      'left_at',
      'worst',
      'health',
      'stage',
      'finding_id',
      'reason',
      'message',
      'remedy',
      'findings',
      'unasked',
      'losses',
      'snooze',
      'hold',
    ],
  );
}

async function storeConsequences(
  trx: Knex.Transaction,
  incidents: readonly IncidentRecord[],
): Promise<void> {
  await upsert<IncidentConsequenceRow>(
    trx,
    'incident_consequences',
    incidents.flatMap(({ id, follows }) =>
      [...follows].map(cause => ({ incident_id: Number(id), cause })),
    ),
    ['incident_id', 'cause'],
    [],
  );
}
