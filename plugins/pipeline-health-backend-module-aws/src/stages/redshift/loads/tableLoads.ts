import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf, Asked } from '@pipeline-health/plugin-pipeline-health-node';

/** How many loads the timeline of a warehouse can show. */
const SHOWN = 50;

/** How the loads of one table went, so far as the warehouse remembers. */
export type TableLoads = {
  table: string;
  /** Loads that failed since the last one that succeeded. */
  failedInARow: number;
  /** The newest load that ended. */
  newest?: LoadEnd;
  /** The first of those that failed in a row. */
  failingSinceAt?: string;
  lastGoodAt?: string;
  /** Loads that succeeded although rows were left out, newest first. */
  leftOut: { id: string; startedAt: string; rows: number }[];
};

/** How a load ended. */
export type LoadEnd = {
  id: string;
  startedAt: string;
  error?: string;
};

/** The loads of a warehouse by their tables, each for itself: one table that loads often hides no other. */
export function tableLoads(loads: readonly Run[]): TableLoads[] {
  const tables = new Map<string, Run[]>();
  for (const load of loads) {
    const table = String(load.figures?.table ?? 'an unnamed table');
    tables.set(table, [...(tables.get(table) ?? []), load]);
  }
  return [...tables].map(([table, ofTable]) => summaryOf(table, ofTable));
}

/** Of loads that are newest first. */
function summaryOf(table: string, loads: readonly Run[]): TableLoads {
  const ended = loads.filter(
    ({ state }) => state === 'succeeded' || state === 'failed',
  );
  const good = ended.findIndex(({ state }) => state === 'succeeded');
  const failed = good < 0 ? ended : ended.slice(0, good);
  const [newest] = ended;
  const leftOut = ended.flatMap(({ id, startedAt, state, figures }) => {
    const rows = Number(figures?.rejectedRows ?? 0);
    return state === 'succeeded' && rows > 0 ? [{ id, startedAt, rows }] : [];
  });
  return {
    table,
    failedInARow: failed.length,
    ...(newest && {
      newest: {
        id: newest.id,
        startedAt: newest.startedAt,
        ...(newest.error !== undefined && { error: newest.error }),
      },
    }),
    ...(failed.length > 0 && {
      failingSinceAt: failed[failed.length - 1].startedAt,
    }),
    ...(good >= 0 && { lastGoodAt: ended[good].startedAt }),
    leftOut,
  };
}

/** The newest loads of all tables, as runs of the warehouse; absent when they are not known. */
export function newestLoads(
  loads: Asked<Run[]> | undefined,
): Run[] | undefined {
  return answerOf(loads)?.slice(0, SHOWN);
}
