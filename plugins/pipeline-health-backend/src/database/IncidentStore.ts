import {
  Acknowledgement,
  Finding,
  Incident,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among, greatest } from './bulk';
import { AcknowledgementRow, IncidentRow, PipelineRow } from './rows';
import { jsonOf, textOf, timeOf } from './values';

/** A finding that a person acknowledged. */
export interface AcknowledgedFinding {
  id: string;
  /** ARN */
  stage: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Keeps the times during which pipelines were not healthy, and who has seen it. */
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
    const items = await this.incidentsOf(rows.slice(0, options.limit));
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
    const incidents = await this.incidentsOf(rows);
    return new Map(incidents.map(incident => [incident.entityRef, incident]));
  }

  /**
   * Notes that somebody has seen what was found on a pipeline so far, and has
   * the pipeline assessed again; undefined when it has no such incident.
   */
  async acknowledge(
    entityRef: string,
    id: string,
    { at, by, note }: Omit<Acknowledgement, 'at'> & { at: number },
  ): Promise<Incident | undefined> {
    return this.knex.transaction(async trx => {
      const row: IncidentRow | undefined = await trx('incidents')
        .where({ entity_ref: entityRef, id: Number(id) })
        .first();
      if (!row) {
        return undefined;
      }
      const pipeline: Pick<PipelineRow, 'findings'> | undefined = await trx(
        'pipelines',
      )
        .where({ entity_ref: entityRef })
        .first('findings');
      // What is found after an incident is over is not of it.
      const seen =
        row.resolved_at === null
          ? jsonOf<Finding[]>(pipeline?.findings ?? null) ?? []
          : [];
      await trx('acknowledgements').insert({
        incident_id: row.id,
        given_at: at,
        given_by: textOf(by),
        note: note === undefined ? null : textOf(note),
        findings: JSON.stringify(
          seen.map(finding => ({ id: finding.id, stage: finding.stage })),
        ),
      });
      await trx('pipelines')
        .where({ entity_ref: entityRef })
        .increment('revision', 1);
      const [incident] = await new IncidentStore(trx).incidentsOf([row]);
      return incident;
    });
  }

  /** What was acknowledged last of each finding of some pipelines, by entity ref. */
  async acknowledged(
    entityRefs: readonly string[],
  ): Promise<Map<string, AcknowledgedFinding[]>> {
    const rows: (AcknowledgementRow & Pick<IncidentRow, 'entity_ref'>)[] =
      await this.knex('acknowledgements')
        .join('incidents', 'incidents.id', 'acknowledgements.incident_id')
        .where(among(this.knex, 'incidents.entity_ref', entityRefs))
        .orderBy('acknowledgements.id')
        .select('acknowledgements.*', 'incidents.entity_ref');
    const found = new Map<string, AcknowledgedFinding[]>();
    for (const row of rows) {
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

  private async incidentsOf(rows: readonly IncidentRow[]): Promise<Incident[]> {
    const acknowledgements: AcknowledgementRow[] = await this.knex(
      'acknowledgements',
    )
      .where(
        among(
          this.knex,
          'incident_id',
          rows.map(({ id }) => id),
        ),
      )
      .orderBy('id');
    const last = new Map(acknowledgements.map(row => [row.incident_id, row]));
    return rows.map(row => incidentOf(row, last.get(row.id)));
  }
}

function incidentOf(
  row: IncidentRow,
  acknowledgement: AcknowledgementRow | undefined,
): Incident {
  return {
    id: String(row.id),
    entityRef: row.entity_ref,
    openedAt: new Date(Number(row.opened_at)).toISOString(),
    resolvedAt: timeOf(row.resolved_at),
    worst: row.worst as Incident['worst'],
    reason: row.reason,
    findingId: row.finding_id,
    losses: jsonOf(row.losses),
    acknowledgement: acknowledgement && {
      at: new Date(Number(acknowledgement.given_at)).toISOString(),
      by: acknowledgement.given_by,
      note: acknowledgement.note ?? undefined,
    },
  };
}
