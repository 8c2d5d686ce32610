import {
  Incident,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among, updateMany } from './bulk';
import { leadingIncident, summaryOfIncident } from './leadingIncident';
import { MaintenanceState, MaintenanceStore } from './MaintenanceStore';
import { openIncidents } from './seenIncidents';
import {
  StoredSummary,
  SUMMARY_COLUMNS,
  summaryOf,
  SummaryRow,
} from './summaryOf';
import { jsonOf, numberOf, Stored } from './values';

/** Later than any time. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** A row of the overview as it is stored, and until when it is sent like that. */
export interface WholeSummary {
  summary: string;
  summary_until: number;
  summary_of: string;
}

/**
 * Keeps the rows of the overview as they are sent. What changes a row without
 * an assessment, such as an incident that is acknowledged, takes away its
 * `summary_until`: then it is put together when it is asked for. What time
 * alone changes bounds that time, or is told by columns.
 */
export class SummaryStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: { maintenance: MaintenanceStore },
  ) {}

  /** The rows of pipelines at a time. */
  async of(
    rows: readonly SummaryRow[],
    now: number,
  ): Promise<PipelineSummary[]> {
    const others = rows.filter(row => !this.isWhole(row, now));
    const parts = await this.partsOf(
      this.knex,
      others.map(row => row.entity_ref),
      now,
    );
    return rows.map(row => {
      const summary = summaryOf(row, now);
      const found = parts.get(row.entity_ref);
      return found ? { ...summary, ...changingOf(summary, found) } : summary;
    });
  }

  /** The row of a pipeline with no incident that is assessed at a time. */
  wholeOf(
    summary: StoredSummary,
    maintenance: MaintenanceState | undefined,
    assessedAt: number,
  ): WholeSummary {
    return {
      summary: JSON.stringify({ ...summary, maintenance: maintenance?.active }),
      summary_until: maintenance?.changesAt ?? NEVER,
      summary_of: this.sourceOf(assessedAt),
    };
  }

  /** Stores the rows of pipelines as they are now. */
  async renew(
    trx: Knex.Transaction,
    entityRefs: readonly string[],
    now: number,
  ): Promise<void> {
    const rows: (SummaryRow & { id: number })[] = await trx('pipelines')
      .where(among(trx, 'entity_ref', entityRefs))
      .whereNotNull('summary')
      .select('id', ...SUMMARY_COLUMNS);
    const parts = await this.partsOf(trx, entityRefs, now);
    await updateMany(
      trx,
      'pipelines',
      { summary: 'text', summary_until: 'bigint', summary_of: 'text' },
      rows.map(row => {
        const summary = jsonOf<StoredSummary>(row.summary) ?? { readings: {} };
        const found = parts.get(row.entity_ref) ?? { incidents: [] };
        return {
          id: row.id,
          summary: JSON.stringify({
            ...summary,
            ...changingOf(summary, found),
          }),
          summary_until: changesAt(found),
          summary_of: this.sourceOf(row.assessed_at),
        };
      }),
    );
  }

  private isWhole(row: SummaryRow, now: number): boolean {
    return (
      row.summary_of === this.sourceOf(row.assessed_at) &&
      now < (numberOf(row.summary_until) ?? 0)
    );
  }

  /** An older version of the software, or one that is configured differently, does not know what is to be kept right. */
  private sourceOf(assessedAt: Stored): string {
    return `${assessedAt}/${this.stores.maintenance.fingerprint}`;
  }

  private async partsOf(
    knex: Knex,
    entityRefs: readonly string[],
    now: number,
  ): Promise<Map<string, Parts>> {
    if (entityRefs.length === 0) {
      return new Map();
    }
    const states = await this.stores.maintenance.states(entityRefs, now, knex);
    const open = await openIncidents(
      knex,
      entityRefs,
      new Map([...states].map(([ref, { active }]) => [ref, active])),
      now,
    );
    return new Map(
      entityRefs.map(ref => [
        ref,
        { incidents: open.get(ref) ?? [], maintenance: states.get(ref) },
      ]),
    );
  }
}

/** What of a row changes without an assessment. */
interface Parts {
  incidents: readonly Incident[];
  maintenance?: MaintenanceState;
}

function changingOf(
  { reason }: Pick<StoredSummary, 'reason'>,
  { incidents, maintenance }: Parts,
): Pick<StoredSummary, 'incident' | 'maintenance'> {
  const incident = leadingIncident(incidents, reason);
  return {
    incident: incident && summaryOfIncident(incident),
    maintenance: maintenance?.active,
  };
}

function changesAt({ incidents, maintenance }: Parts): number {
  const snoozes = incidents.flatMap(({ snooze }) =>
    snooze ? Date.parse(snooze.until) : [],
  );
  return Math.min(maintenance?.changesAt ?? NEVER, ...snoozes);
}
