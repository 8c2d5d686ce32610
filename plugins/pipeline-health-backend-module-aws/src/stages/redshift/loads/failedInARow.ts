import { Run } from '@pipeline-health/plugin-pipeline-health-common';

/** How many loads of each table and state a warehouse is asked for. */
export const KEPT_OF_EACH = 200;

/** How many loads of the worst table had failed since its last good one, as of a time. Of loads that are newest first. */
export function failedInARowAt(loads: readonly Run[], at: number): number {
  const failed = new Map<unknown, number>();
  const good = new Set<unknown>();
  for (const { state, startedAt, endedAt, figures } of loads) {
    const table = figures?.table;
    if (good.has(table) || Date.parse(endedAt ?? startedAt) > at) {
      continue;
    }
    if (state === 'succeeded') {
      good.add(table);
    } else if (state === 'failed') {
      failed.set(table, (failed.get(table) ?? 0) + 1);
    }
  }
  return Math.max(0, ...failed.values());
}

/** Since when all loads are known: of a table with very many only the newest are. */
export function allKnownSince(loads: readonly Run[], since: number): number {
  const counts = new Map<string, number>();
  let known = since;
  for (const { state, startedAt, figures } of loads) {
    const sort = JSON.stringify([figures?.table, state]);
    const count = (counts.get(sort) ?? 0) + 1;
    counts.set(sort, count);
    if (count === KEPT_OF_EACH) {
      known = Math.max(known, Date.parse(startedAt));
    }
  }
  return known;
}
