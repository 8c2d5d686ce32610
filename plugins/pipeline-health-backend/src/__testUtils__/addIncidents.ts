import { UnhealthyHealth } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { storeIncidents } from '../database';
import { IncidentRecord } from '../evaluation';

/** What matters of an incident of one pipeline. */
export interface AddedIncident {
  entityRef: string;
  openedAt: number;
  resolvedAt?: number;
  reason?: string;
  worst?: UnhealthyHealth;
  stage?: string;
}

/** Stores incidents of single pipelines; answers their ids. */
export async function addIncidents(
  knex: Knex,
  incidents: readonly AddedIncident[],
): Promise<string[]> {
  const records = incidents.map(recordOf);
  await knex.transaction(trx => storeIncidents(trx, records, new Map()));
  return records.map(({ id }) => String(id));
}

function recordOf({
  entityRef,
  openedAt,
  resolvedAt,
  reason = 'r',
  worst = 'critical',
  stage = `arn of ${entityRef}`,
}: AddedIncident): IncidentRecord {
  return {
    cause: stage,
    openedAt,
    resolvedAt,
    reopened: 0,
    members: new Map([
      [
        entityRef,
        {
          entityRef,
          title: entityRef,
          joinedAt: openedAt,
          leftAt: resolvedAt,
          worst,
          health: worst,
          stage,
          findingId: 'k/c',
          reason,
          remedy: '',
          findings: [{ id: 'k/c', stage, severity: worst, title: reason }],
          unasked: [],
          losses: [],
        },
      ],
    ]),
    follows: new Set(),
    told: {},
    entries: [],
  };
}
