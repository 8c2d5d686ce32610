import { Message, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf, Asked } from '@pipeline-health/plugin-pipeline-health-node';
import { lessThanUsual, stoppedComing } from '../../../judging';
import { LoadError, placeOf, sentenceOfLoad } from './loadError';

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
  /** Loads came regularly and come no more, as of the time when the warehouse was asked. */
  stopped?: { dueAt: string; usualSeconds: number };
  /** The last good load brought far fewer rows than usual. */
  few?: { rows: number; usualRows: number };
};

/** What a warehouse tells of its loads: newest first, and by their tables. */
export type WarehouseLoads = {
  loads: Run[];
  tables: TableLoads[];
  /** Epoch milliseconds. */
  askedAt: number;
};

/** How a load ended. */
export type LoadEnd = LoadError & {
  id: string;
  startedAt: string;
  error?: string;
  /** What the error is made of. */
  sentence?: Message;
};

/**
 * The loads of a warehouse by their tables, each for itself: one table that loads
 * often hides no other. `askedAt` tells, in epoch milliseconds, until when there
 * were no others.
 */
export function tableLoads(
  loads: readonly Run[],
  askedAt?: number,
): TableLoads[] {
  const tables = new Map<string, Run[]>();
  for (const load of loads) {
    const table = String(load.figures?.table ?? 'an unnamed table');
    tables.set(table, [...(tables.get(table) ?? []), load]);
  }
  return [...tables].map(([table, ofTable]) => ({
    ...summaryOf(table, ofTable),
    ...unusual(ofTable, askedAt),
  }));
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
        ...(newest.error !== undefined && {
          error: newest.error,
          sentence: sentenceOfLoad(newest),
        }),
        ...placeOf(newest.figures ?? {}),
      },
    }),
    ...(failed.length > 0 && {
      failingSinceAt: failed[failed.length - 1].startedAt,
    }),
    ...(good >= 0 && { lastGoodAt: ended[good].startedAt }),
    leftOut,
  };
}

/** What the loads that went well show against those before them. */
function unusual(
  loads: readonly Run[],
  askedAt: number | undefined,
): Pick<TableLoads, 'stopped' | 'few'> {
  const good = loads
    .filter(({ state }) => state === 'succeeded')
    .map(({ startedAt, figures }) => ({
      at: Date.parse(startedAt),
      value: Number(figures?.loadedRows ?? NaN),
    }));
  const times = good.map(({ at }) => at);
  const stopped =
    askedAt === undefined ? undefined : stoppedComing(times, askedAt);
  const [newest, ...before] = good.filter(({ value }) => !Number.isNaN(value));
  const few = newest && lessThanUsual(newest, before);
  return {
    ...(stopped && {
      stopped: {
        dueAt: new Date(stopped.dueAt).toISOString(),
        usualSeconds: stopped.usual / 1000,
      },
    }),
    ...(few && { few: { rows: newest.value, usualRows: few.usual } }),
  };
}

/** The newest loads of all tables, as runs of the warehouse; absent when they are not known. */
export function newestLoads(
  asked: Asked<WarehouseLoads> | undefined,
): Run[] | undefined {
  return answerOf(asked)?.loads.slice(0, SHOWN);
}
