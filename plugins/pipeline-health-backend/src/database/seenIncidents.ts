import {
  ActiveMaintenance,
  Incident,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among } from './bulk';
import { incidentOf } from './incidentOf';
import { MemberRow, membersOf } from './incidentRecords';
import { AcknowledgementRow, IncidentRow } from './rows';
import { jsonOf } from './values';

/** An incident with the pipeline that sees it. */
export type SeenRow = IncidentRow & { seen_by: string };

/** Which of some pipelines are worked on, and why, by entity ref. */
export type Maintained = ReadonlyMap<string, ActiveMaintenance | undefined>;

/** Incidents with those of some pipelines that have a share in them. */
export function seenBy(
  knex: Knex,
  entityRefs: readonly string[],
): Knex.QueryBuilder {
  return knex('incidents')
    .join(
      'incident_pipelines',
      'incident_pipelines.incident_id',
      'incidents.id',
    )
    .where(among(knex, 'incident_pipelines.entity_ref', entityRefs))
    .select('incidents.*')
    .select({ seen_by: 'incident_pipelines.entity_ref' });
}

/** Incidents as pipelines see them. */
export async function asSeen(
  knex: Knex,
  rows: readonly SeenRow[],
  maintained: Maintained,
  now: number,
): Promise<Incident[]> {
  if (rows.length === 0) {
    return [];
  }
  const ids = [...new Set(rows.map(({ id }) => id))];
  const members = await membersOf(knex, ids);
  const acknowledgements: AcknowledgementRow[] = await knex('acknowledgements')
    .where(among(knex, 'incident_id', ids))
    .orderBy('id');
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

/** The open incidents of some pipelines, by entity ref, oldest first. */
export async function openIncidents(
  knex: Knex,
  entityRefs: readonly string[],
  maintained: Maintained,
  now: number,
): Promise<Map<string, Incident[]>> {
  const rows: SeenRow[] = await seenBy(knex, entityRefs)
    .whereNull('incidents.resolved_at')
    .orderBy('incidents.id');
  const found = new Map<string, Incident[]>();
  for (const incident of await asSeen(knex, rows, maintained, now)) {
    const { entityRef } = incident;
    found.set(entityRef, [...(found.get(entityRef) ?? []), incident]);
  }
  return found;
}

/** Whether an acknowledgement is given for a pipeline. */
export function isForPipeline(
  row: Pick<AcknowledgementRow, 'pipelines'> & Pick<MemberRow, 'entity_ref'>,
): boolean {
  return jsonOf<string[]>(row.pipelines)?.includes(row.entity_ref) ?? true;
}
