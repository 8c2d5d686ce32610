import {
  HEALTHS,
  LossTimes,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { among } from './bulk';
import { PipelineRow } from './rows';
import { jsonOf, pastOf, timeOf } from './values';

/** The columns of a row of the overview. */
export const SUMMARY_COLUMNS = [
  'entity_ref',
  'title',
  'owner',
  'owner_title',
  'system',
  'system_title',
  'health_rank',
  'urgency',
  'summary',
  'stage_count',
  'stale_after',
  'assessed_at',
  'summary_until',
  'summary_of',
] as const;

/** What is stored of a row of the overview, beside what lists are filtered and sorted by. */
export type StoredSummary = Pick<
  PipelineSummary,
  | 'reason'
  | 'readings'
  | 'keyFigure'
  | 'trend'
  | keyof LossTimes
  | 'collectedAt'
  | 'incident'
  | 'maintenance'
>;

export type SummaryRow = Pick<PipelineRow, (typeof SUMMARY_COLUMNS)[number]>;

/** The row of the overview that a stored pipeline makes at a time. */
export function summaryOf(row: SummaryRow, now: number): PipelineSummary {
  const stale = isStale(row, now);
  const summary = jsonOf<StoredSummary>(row.summary) ?? { readings: {} };
  return {
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner ?? undefined,
    ownerTitle: row.owner_title ?? undefined,
    system: row.system ?? undefined,
    systemTitle: row.system_title ?? undefined,
    health: stale ? 'unknown' : HEALTHS[row.health_rank],
    ...summary,
    collectedAt: notAfter(summary.collectedAt, now),
    stageCount: row.stage_count,
    staleAfter: timeOf(row.stale_after),
    stale,
  };
}

/** What was read by a clock that was ahead was read at no time that is known. */
function notAfter(time: string | undefined, now: number): string | undefined {
  return time !== undefined && pastOf(Date.parse(time), now) !== undefined
    ? time
    : undefined;
}

/** Has the rows of pipelines put together when they are asked for, until they are assessed again. */
export async function forgetSummaries(
  trx: Knex.Transaction,
  entityRefs: readonly string[],
): Promise<void> {
  if (entityRefs.length > 0) {
    await trx('pipelines')
      .where(among(trx, 'entity_ref', entityRefs))
      .update({ summary_until: null });
  }
}

/** Whether the assessment of a pipeline is too old to be believed, or was made by a wrong clock. */
function isStale(
  row: Pick<SummaryRow, 'stale_after' | 'assessed_at'>,
  now: number,
): boolean {
  const isOld = row.stale_after !== null && Number(row.stale_after) <= now;
  return (
    isOld ||
    (row.assessed_at !== null && pastOf(row.assessed_at, now) === undefined)
  );
}
