import { Evidence, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { severityOf } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { warehouseThresholds } from '../thresholds';
import { WarehouseCheck } from './WarehouseCheck';

export const loadFailures: WarehouseCheck = {
  id: 'load-failures',
  description:
    'A load that fails writes nothing: its table stays as old as the last load that succeeded.',
  run({ runs, thresholds, now }) {
    const tables = [...byTable(runs)]
      .map(([table, loads]) => ({ table, loads, failed: failuresOf(loads) }))
      .filter(({ failed }) => failed > 0)
      .sort((left, right) => right.failed - left.failed);
    const [worst] = tables;
    const severity =
      worst &&
      severityOf(
        worst.failed,
        warehouseThresholds.loadFailures,
        thresholds.loadFailures,
      );
    if (!worst || !severity) {
      return undefined;
    }
    const [newest] = worst.loads;
    const good = worst.loads.find(({ state }) => state === 'succeeded');
    const reason = newest.error ?? 'the warehouse gives no reason';
    const since = good
      ? `, the last good one began ${formatDuration(
          (now - Date.parse(good.startedAt)) / 1000,
        )} ago`
      : '';
    return {
      severity,
      title: `${
        worst.failed === 1 ? 'The last load' : `The last ${worst.failed} loads`
      } of ${worst.table} failed${since}: ${reason}`,
      evidence: {
        failedLoadsInARow: worst.failed,
        tables: tables.map(({ table }) => table),
        errorMessage: reason,
        query: newest.id,
        startedAt: newest.startedAt,
        ...(good && { lastGoodLoadAt: good.startedAt }),
      },
      remedy: `Read sys_load_error_detail for query ${newest.id} in the warehouse, correct the file or the table, then load it again.`,
    };
  },
};

export const rejectedRows: WarehouseCheck = {
  id: 'rejected-rows',
  description:
    'A load with MAXERROR succeeds although rows were left out; nobody is told how many.',
  run({ runs }) {
    const partly = runs.filter(
      ({ state, figures }) =>
        state === 'succeeded' && Number(figures?.rejectedRows ?? 0) > 0,
    );
    const rows = partly.reduce(
      (sum, { figures }) => sum + Number(figures?.rejectedRows),
      0,
    );
    return rows
      ? {
          severity: 'warning',
          title: `${formatCount(
            rows,
            'row',
          )} were left out by loads that succeeded within the last day`,
          evidence: {
            rejectedRows: rows,
            loads: partly.map(({ id }) => id),
            tables: [...byTable(partly).keys()],
          },
          remedy:
            'Read sys_load_error_detail for the queries that are named, correct the files and load the missing rows; lower MAXERROR if none may be missing.',
        }
      : undefined;
  },
};

export const noNewLoads: WarehouseCheck = {
  id: 'no-new-loads',
  description:
    'No load has succeeded for longer than its owner expects. Off until the threshold newestLoadAge is set.',
  run({ inventory, runs, thresholds, now }) {
    const refused = inventory.unanswered.some(
      ({ question }) => question === 'loads',
    );
    if (inventory.loadStatus === 'off' || refused) {
      return undefined;
    }
    const good = runs.find(({ state }) => state === 'succeeded');
    const age = good ? (now - Date.parse(good.startedAt)) / 1000 : Infinity;
    const severity = severityOf(
      age,
      warehouseThresholds.newestLoadAge,
      thresholds.newestLoadAge,
    );
    const evidence: Evidence = good
      ? { newestLoadAgeSeconds: age, newestLoadAt: good.startedAt }
      : { loadsOfLastDay: runs.length };
    return severity
      ? {
          severity,
          starvation: true,
          title: good
            ? `No load has succeeded for ${formatDuration(age)}`
            : 'No load has succeeded within the last day',
          evidence,
          remedy:
            'Look at what loads the warehouse, and whether it still runs.',
        }
      : undefined;
  },
};

function byTable(loads: readonly Run[]): Map<string, Run[]> {
  const tables = new Map<string, Run[]>();
  for (const load of loads) {
    const table = String(load.figures?.table ?? 'an unnamed table');
    tables.set(table, [...(tables.get(table) ?? []), load]);
  }
  return tables;
}

function failuresOf(loads: readonly Run[]): number {
  const ended = loads.filter(
    ({ state }) => state === 'succeeded' || state === 'failed',
  );
  const good = ended.findIndex(({ state }) => state === 'succeeded');
  return good < 0 ? ended.length : good;
}
