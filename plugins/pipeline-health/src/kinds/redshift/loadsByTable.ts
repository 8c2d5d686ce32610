import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { ToldLoads } from './readWarehouse';

/** How the loads of one table went, newest first. */
export interface TableLoads {
  /** Absent for loads that name no table. */
  table?: string;
  newest: Run;
  lastGood?: Run;
  loads: number;
  failures: number;
  /** Of all loads together; absent when none tells. */
  loadedRows?: number;
  rejectedRows: number;
}

/**
 * The runs of a warehouse with what it told of tables whose loads are not among
 * them: only the newest runs of all tables are known.
 */
export function withToldLoads(
  runs: readonly Run[],
  told: readonly ToldLoads[],
): Run[] {
  const known = new Set(runs.map(({ figures }) => figures?.table));
  return [
    ...runs,
    ...told
      .filter(({ table }) => !known.has(table))
      .flatMap(({ table, failedInARow, newest, lastGoodAt }): Run[] => [
        ...(newest && failedInARow ? [failedLoad(table, newest)] : []),
        ...(lastGoodAt
          ? [
              {
                id: `${table} ${lastGoodAt}`,
                state: 'succeeded' as const,
                startedAt: lastGoodAt,
                figures: { table },
              },
            ]
          : []),
      ]),
  ];
}

function failedLoad(
  table: string,
  { sentence, error, ...load }: NonNullable<ToldLoads['newest']>,
): Run {
  return {
    ...load,
    state: 'failed',
    figures: { table },
    ...(error !== undefined && {
      error,
      ...(sentence && { cause: { message: error, sentence } }),
    }),
  };
}

/** Sums loads up by table: those that fail now first, then the newest. */
export function loadsByTable(runs: readonly Run[]): TableLoads[] {
  const tables = new Map<string, Run[]>();
  for (const run of runs) {
    const table = String(run.figures?.table ?? '');
    tables.set(table, [...(tables.get(table) ?? []), run]);
  }
  const failing = ({ newest }: TableLoads) =>
    newest.state === 'failed' ? 0 : 1;
  return [...tables]
    .map(([table, loads]) => summaryOf(table, loads))
    .sort(
      (a, b) =>
        failing(a) - failing(b) ||
        b.newest.startedAt.localeCompare(a.newest.startedAt),
    );
}

function summaryOf(table: string, runs: readonly Run[]): TableLoads {
  const loads = [...runs].sort((a, b) =>
    b.startedAt.localeCompare(a.startedAt),
  );
  const sum = (figure: string) =>
    loads.reduce((total, { figures }) => total + count(figures?.[figure]), 0);
  return {
    table: table || undefined,
    newest: loads[0],
    lastGood: loads.find(({ state }) => state === 'succeeded'),
    loads: loads.length,
    failures: loads.filter(({ state }) => state === 'failed').length,
    ...(loads.some(({ figures }) => figures?.loadedRows !== undefined) && {
      loadedRows: sum('loadedRows'),
    }),
    rejectedRows: sum('rejectedRows'),
  };
}

function count(figure: string | number | undefined): number {
  return typeof figure === 'number' ? figure : 0;
}
