import {
  Health,
  HEALTHS,
  HealthCounts,
  ListPipelinesResponse,
  PipelineSummary,
  summaryAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A list, and what is urgent around it. */
export interface PipelineOverview extends ListPipelinesResponse {
  /** The most urgent of all that match, whatever health the list is narrowed to. */
  urgent: PipelineSummary[];
}

/** The pipelines that are known one by one. */
export function rowsOf({ items, urgent }: PipelineOverview): PipelineSummary[] {
  return [...items, ...urgent];
}

/**
 * An overview as it may be believed at a time: rows whose time has passed are
 * unknown, in their place and in the counts. What is counted only is as old as
 * the rows: when none of them may be believed any more, nor may the rest.
 */
export function overviewAsOf(
  overview: PipelineOverview,
  now: number,
): PipelineOverview {
  const asOf = (rows: PipelineSummary[]) =>
    rows
      .map(row => summaryAsOf(row, now))
      .sort((a, b) => rank(a.health) - rank(b.health));
  return {
    ...overview,
    items: asOf(overview.items),
    urgent: asOf(overview.urgent),
    counts: countsAsOf(overview.counts, rowsOf(overview), now),
  };
}

/** Counts as they may be believed at a time, by some of the rows that they count. */
export function countsAsOf(
  counted: HealthCounts,
  known: readonly PipelineSummary[],
  now: number,
): HealthCounts {
  const counts = { ...counted };
  const rows = new Map(known.map(row => [row.entityRef, row]));
  let believed = rows.size === 0;
  for (const row of rows.values()) {
    const { health, stale } = summaryAsOf(row, now);
    counts[row.health]--;
    counts[health]++;
    believed ||= !stale;
  }
  return believed ? counts : allUnknown(counts);
}

function rank(health: Health): number {
  return HEALTHS.indexOf(health);
}

function allUnknown(counts: HealthCounts): HealthCounts {
  const unknown = HEALTHS.reduce((sum, health) => sum + counts[health], 0);
  return { critical: 0, unknown, warning: 0, healthy: 0 };
}
