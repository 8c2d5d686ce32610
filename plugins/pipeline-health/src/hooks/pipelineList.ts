import {
  HealthCounts,
  PipelineGroup,
  PipelineSummary,
  summaryAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';
import { countsAsOf } from './overviewAsOf';

/** Pipelines in one page of the list. */
export const PAGE_SIZE = 50;

/** Rows this far from where somebody looks are forgotten. */
const KEPT_AROUND = 10 * PAGE_SIZE;

/** The places of a list that somebody looks at: the first, and the one behind the last. */
export interface Places {
  from: number;
  to: number;
}

/** A list as far as it is known, and what is most urgent whatever it is narrowed to. */
export interface PipelineList {
  /** By place. */
  rows: ReadonlyMap<number, PipelineSummary>;
  totalItems: number;
  counts: HealthCounts;
  groups?: readonly PipelineGroup[];
  all: { counts: HealthCounts; urgent: readonly PipelineSummary[] };
}

/** The pages that show some places. */
export function pagesOf({ from, to }: Places): number[] {
  const first = Math.floor(Math.max(0, from) / PAGE_SIZE);
  const last = Math.floor(Math.max(0, to - 1) / PAGE_SIZE);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The rows that were known with the pages that were answered since. */
export function withPages(
  known: ReadonlyMap<number, PipelineSummary>,
  pages: ReadonlyMap<number, readonly PipelineSummary[]>,
  { places, totalItems }: { places: Places; totalItems: number },
): Map<number, PipelineSummary> {
  const rows = new Map<number, PipelineSummary>();
  for (const [place, row] of known) {
    const isNear =
      place >= places.from - KEPT_AROUND && place < places.to + KEPT_AROUND;
    if (isNear && place < totalItems) {
      rows.set(place, row);
    }
  }
  for (const [page, items] of pages) {
    items.forEach((row, index) => rows.set(page * PAGE_SIZE + index, row));
  }
  return rows;
}

/** The pipelines that are known one by one. */
export function rowsOfList({ rows, all }: PipelineList): PipelineSummary[] {
  return [...rows.values(), ...all.urgent];
}

/** A list as it may be believed at a time. */
export function listAsOf(list: PipelineList, now: number): PipelineList {
  const rows = [...list.rows.values()];
  const { counts, urgent } = list.all;
  return {
    ...list,
    rows: new Map(
      [...list.rows].map(([place, row]) => [place, summaryAsOf(row, now)]),
    ),
    counts: countsAsOf(list.counts, rows, now),
    all: {
      counts: countsAsOf(counts, urgent, now),
      urgent: urgent.map(row => summaryAsOf(row, now)),
    },
  };
}
