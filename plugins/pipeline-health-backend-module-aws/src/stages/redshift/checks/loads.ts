import {
  answerOf,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, seconds, severityOf } from '../../../judging';
import { tableLoads, TableLoads } from '../loads/tableLoads';
import { warehouseThresholds } from '../thresholds';
import { WarehouseCheck, WarehouseContext } from '../WarehouseFacts';
import { needs } from './needs';

const DAY_MS = 86_400_000;

export const loadFailures: WarehouseCheck = needs('loads', {
  id: 'load-failures',
  title: 'Loads fail',
  description:
    'A load that fails writes nothing: its table stays as old as the last load that succeeded. Each table is judged by its own loads, until one succeeds.',
  claim: 'refusal',
  covers: ['rejected-rows'],
  explains: 'worse',
  messages: {
    title_one: 'The last load of {{table}} failed: {{reason}}',
    title_other: 'The last {{count}} loads of {{table}} failed: {{reason}}',
    'title_after-good_one':
      'The last load of {{table}} failed, the last good one began {{since}} ago: {{reason}}',
    'title_after-good_other':
      'The last {{count}} loads of {{table}} failed, the last good one began {{since}} ago: {{reason}}',
    remedy:
      'Read sys_load_error_detail for query {{query}} in the warehouse, correct the file or the table, then load it again.',
  },
  run(context) {
    const { thresholds, now } = context;
    const loads = tablesOf(context);
    const failing = loads
      .filter(({ failedInARow }) => failedInARow > 0)
      .sort((left, right) => right.failedInARow - left.failedInARow);
    const [worst] = failing;
    if (!worst?.newest) {
      return unseen(context, loads);
    }
    const severity = severityOf(
      worst.failedInARow,
      warehouseThresholds.loadFailures,
      thresholds.loadFailures,
    );
    if (!severity) {
      return undefined;
    }
    const { newest, lastGoodAt, failingSinceAt } = worst;
    const reason = newest.error ?? 'the warehouse gives no reason';
    return {
      severity,
      ...(lastGoodAt && { variant: 'after-good' }),
      values: {
        count: worst.failedInARow,
        table: worst.table,
        reason,
        query: newest.id,
        ...(lastGoodAt && {
          since: seconds((now - Date.parse(lastGoodAt)) / 1000),
        }),
      },
      evidence: {
        failedLoadsInARow: worst.failedInARow,
        tables: failing.map(({ table }) => table),
        errorMessage: reason,
        query: newest.id,
        startedAt: newest.startedAt,
        ...(lastGoodAt && { lastGoodLoadAt: lastGoodAt }),
      },
      ...(failingSinceAt && { onsetAt: Date.parse(failingSinceAt) }),
    };
  },
});

export const rejectedRows: WarehouseCheck = needs('loads', {
  id: 'rejected-rows',
  title: 'Rows left out',
  description:
    'A load with MAXERROR succeeds although rows were left out; nobody is told how many.',
  claim: 'refusal',
  explains: 'nothing',
  messages: {
    title_one:
      '{{count}} row was left out by loads that succeeded within the last day',
    title_other:
      '{{count}} rows were left out by loads that succeeded within the last day',
    remedy:
      'Read sys_load_error_detail for the queries that are named, correct the files and load the missing rows; lower MAXERROR if none may be missing.',
  },
  run(context) {
    const partly = tablesOf(context).flatMap(({ table, leftOut }) =>
      leftOut
        .filter(({ startedAt }) => Date.parse(startedAt) > context.now - DAY_MS)
        .map(load => ({ table, ...load })),
    );
    const rows = partly.reduce((sum, load) => sum + load.rows, 0);
    return rows
      ? {
          severity: 'warning',
          values: { count: rows },
          evidence: {
            rejectedRows: rows,
            loads: partly.map(({ id }) => id),
            tables: [...new Set(partly.map(({ table }) => table))],
          },
        }
      : undefined;
  },
});

export const noNewLoads: WarehouseCheck = needs('loads', {
  id: 'no-new-loads',
  title: 'No new loads',
  description:
    'No load has succeeded for longer than its owner expects. Off until the threshold newestLoadAge is set.',
  claim: 'starvation',
  messages: {
    title: 'No load has succeeded within the last week',
    title_after: 'No load has succeeded for {{age}}',
    remedy: 'Look at what loads the warehouse, and whether it still runs.',
  },
  run(context): FindingDraft | undefined {
    const loads = tablesOf(context);
    const good = loads
      .flatMap(({ lastGoodAt }) => (lastGoodAt ? [Date.parse(lastGoodAt)] : []))
      .sort((left, right) => right - left)
      .at(0);
    const age = good === undefined ? Infinity : (context.now - good) / 1000;
    const severity = severityOf(
      age,
      warehouseThresholds.newestLoadAge,
      context.thresholds.newestLoadAge,
    );
    if (!severity) {
      return undefined;
    }
    return good === undefined
      ? { severity, evidence: { tablesLoaded: loads.length } }
      : {
          severity,
          variant: 'after',
          values: { age: seconds(age) },
          evidence: {
            newestLoadAgeSeconds: age,
            newestLoadAt: new Date(good).toISOString(),
          },
          onsetAt: good,
        };
  },
});

/** How the loads of each table went: as the warehouse told last, or of tables that it tells of no more, by the runs that are kept. */
function tablesOf({ inventory, runs }: WarehouseContext): TableLoads[] {
  const told = answerOf(inventory.loads) ?? [];
  const names = told.map(({ table }) => table);
  return [
    ...told,
    ...tableLoads(runs).filter(({ table }) => !names.includes(table)),
  ];
}

/** What was found before, where nothing is known any more of a table that failed. */
function unseen(
  { previous: { 'load-failures': before } }: WarehouseContext,
  known: readonly TableLoads[],
) {
  const failed = before?.evidence.tables;
  const names = known.map(({ table }) => table);
  return Array.isArray(failed) && failed.some(table => !names.includes(table))
    ? asBefore(before)
    : undefined;
}
