import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, seconds, severityOf } from '../../../judging';
import { failureWords, KNOWN_FAILURES } from '../../../judging/failures';
import { isSwitchedOff } from '../../../judging/runs';
import { weighedRows } from '../loads/jobHop';
import { tableLoads, TableLoads } from '../loads/tableLoads';
import { warehouseThresholds } from '../thresholds';
import { WarehouseCheck, WarehouseContext } from '../WarehouseFacts';
import { needs } from './needs';

const DAY_MS = 86_400_000;

/** What errors of loads mean. */
export const loadWords = failureWords(
  KNOWN_FAILURES.warehouse,
  'Correct the file or the table that the load of query {{query}} stumbled over.',
);

export const loadFailures: WarehouseCheck = needs('loads', {
  id: 'load-failures',
  title: 'Loads fail',
  description:
    'A load that fails writes nothing: its table stays as old as the last load that succeeded. Each table is judged by its own loads, until one succeeds.',
  claim: 'refusal',
  explains: 'worse',
  messages: {
    title_one: 'The last load of {{table}} failed: {{cause}}',
    title_other: 'The last {{count}} loads of {{table}} failed: {{cause}}',
    remedy:
      '{{remedy}} sys_load_error_detail tells file, line and column for query {{query}}; then load the table again.',
  },
  run(context) {
    const loads = tablesOf(context);
    const failing = loads
      .filter(({ failedInARow }) => failedInARow > 0)
      .sort((left, right) => right.failedInARow - left.failedInARow);
    const [worst] = failing;
    const unseen = unseenTables(context, loads);
    if (!worst?.newest) {
      return unseen.length
        ? asBefore(context.previous['load-failures'])
        : undefined;
    }
    const severity = severityOf(
      worst.failedInARow,
      warehouseThresholds.loadFailures,
      context.thresholds.loadFailures,
    );
    if (!severity) {
      return undefined;
    }
    const { table, newest, lastGoodAt } = worst;
    const { id: query, code, column, file, line } = newest;
    const onsets = failing.flatMap(({ failingSinceAt }) =>
      failingSinceAt ? [Date.parse(failingSinceAt)] : [],
    );
    return {
      severity,
      values: {
        count: worst.failedInARow,
        table,
        query,
        ...loadWords.explain(
          code === undefined ? newest.error : `Load error code ${code}`,
          { table, query, ...(column && { column }) },
        ),
      },
      evidence: {
        failedLoadsInARow: worst.failedInARow,
        tables: [...failing.map(each => each.table), ...unseen],
        errorMessage: newest.error ?? 'The warehouse gives no reason',
        query,
        ...(code !== undefined && { errorCode: code }),
        ...(column && { errorColumn: column }),
        ...(file && { errorFile: file }),
        ...(line !== undefined && { errorLine: line }),
        startedAt: newest.startedAt,
        ...(lastGoodAt && { lastGoodLoadAt: lastGoodAt }),
      },
      ...(onsets.length && { onsetAt: Math.min(...onsets) }),
    };
  },
});

export const rejectedRows: WarehouseCheck = needs('loads', {
  id: 'rejected-rows',
  title: 'Rows left out',
  description:
    'A load with MAXERROR succeeds although rows were left out; nobody is told how many.',
  claim: 'refusal',
  covers: ['rows-missing'],
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

/** Tables that failed when the warehouse told of them last. */
function unseenTables(
  { previous: { 'load-failures': before } }: WarehouseContext,
  known: readonly TableLoads[],
): string[] {
  const failed = before?.evidence.tables;
  const names = known.map(({ table }) => table);
  return Array.isArray(failed)
    ? failed.map(String).filter(table => !names.includes(table))
    : [];
}

export const loadsStopped: WarehouseCheck = needs('loads', {
  id: 'loads-stopped',
  title: 'Loads of a table stopped',
  description:
    'A table that was loaded regularly, at this time on every day that is known, is loaded no more. Each table is judged by its own rhythm: nights and weekends without loads are none.',
  claim: 'starvation',
  messages: {
    title_one:
      '{{tables}} has not been loaded for {{age}}; usual is every {{usual}}',
    title_other:
      '{{count}} tables are loaded no more, first {{tables}}: not for {{age}}',
    remedy:
      'Look at what loads {{tables}}: whether it still runs, and whether what it reads still comes.',
  },
  run(context) {
    const stopped = tablesOf(context)
      .flatMap(({ table, stopped: found, lastGoodAt, failedInARow }) =>
        found && lastGoodAt && !failedInARow
          ? [{ table, lastGoodAt, ...found }]
          : [],
      )
      .sort((left, right) => left.dueAt.localeCompare(right.dueAt));
    const [first] = stopped;
    if (!first) {
      return isStillStopped(context)
        ? asBefore(context.previous['loads-stopped'])
        : undefined;
    }
    const paused = pausedLoaders(context);
    return {
      severity: paused.length ? 'info' : 'warning',
      values: {
        count: stopped.length,
        tables: first.table,
        age: seconds((context.now - Date.parse(first.lastGoodAt)) / 1000),
        usual: seconds(first.usualSeconds),
      },
      evidence: {
        tables: stopped.map(({ table }) => table),
        lastLoadAt: first.lastGoodAt,
        dueAt: first.dueAt,
        usualIntervalSeconds: first.usualSeconds,
        ...(paused.length && { switchedOff: paused }),
      },
      onsetAt: Date.parse(first.dueAt),
    };
  },
});

/** Whether the table that was found has not been loaded since, also where the warehouse has forgotten when it was. */
function isStillStopped(context: WarehouseContext): boolean {
  const { tables, lastLoadAt } =
    context.previous['loads-stopped']?.evidence ?? {};
  const [table] = Array.isArray(tables) ? tables : [];
  const good = tablesOf(context).find(each => each.table === table)?.lastGoodAt;
  return table !== undefined && (good === undefined || good === lastLoadAt);
}

/** The jobs that load it, where all of them are switched off. */
function pausedLoaders({ neighbours }: WarehouseContext): string[] {
  const loaders = neighbours.filter(
    ({ direction, relation }) =>
      direction === 'upstream' && relation === 'warehouse-load',
  );
  return loaders.every(({ facts }) => isSwitchedOff(facts.inventory))
    ? loaders.map(({ facts }) => facts.stage.name)
    : [];
}

export const fewRows: WarehouseCheck = needs('loads', {
  id: 'few-rows',
  title: 'Loads bring few rows',
  description:
    'A load succeeds whatever it finds: only its rows, against those of loads at such times before, tell that most is missing.',
  claim: 'starvation',
  covers: ['rows-missing'],
  explains: 'nothing',
  messages: {
    title_one:
      'The last load of {{table}} brought {{count}} row; usual are {{usual}}',
    title_other:
      'The last load of {{table}} brought {{count}} rows; usual are {{usual}}',
    remedy:
      'Look at what the load of {{table}} reads: files are missing, empty or not yet written. Load it again when they are there.',
  },
  run(context) {
    const short = tablesOf(context)
      .flatMap(({ table, few, newest, failedInARow }) =>
        few && newest && !failedInARow ? [{ table, newest, ...few }] : [],
      )
      .sort((left, right) => right.usualRows - left.usualRows);
    const [worst] = short;
    return (
      worst && {
        severity: 'warning',
        values: {
          table: worst.table,
          count: worst.rows,
          usual: worst.usualRows,
        },
        evidence: {
          tables: short.map(({ table }) => table),
          loadedRows: worst.rows,
          usualRows: worst.usualRows,
          query: worst.newest.id,
          startedAt: worst.newest.startedAt,
        },
        onsetAt: Math.min(
          ...short.map(({ newest }) => Date.parse(newest.startedAt)),
        ),
      }
    );
  },
});

export const rowsMissing: WarehouseCheck = needs('loads', {
  id: 'rows-missing',
  title: 'Rows missing of what a job read',
  description:
    'Of every record that a job reads nearly the same number of rows comes to its table, run after run; after the last run fewer came. Nothing failed, and the records are not there.',
  claim: 'refusal',
  explains: 'nothing',
  messages: {
    title:
      '{{missing}} rows of what {{job}} read did not reach {{table}}: {{records}} records, {{rows}} rows',
    remedy:
      'Compare the run {{run}} of {{job}} with the one before it: rows that are dropped for their values, a join or a filter that no longer matches, files that were written and not loaded. Then load what is missing.',
  },
  run(context) {
    const before = context.previous['rows-missing'];
    const all = weighedRows(context);
    const [worst] = all
      .filter(({ isShort }) => isShort)
      .sort((left, right) => right.missing - left.missing);
    if (!worst) {
      const isWell = all.some(({ table }) => isOf(before, table));
      return isWell ? undefined : asBefore(before);
    }
    const { table, job, records, rows, missing, run, usual, restsOn } = worst;
    const acknowledgedAt = context.acknowledgedAt['rows-missing'] ?? -Infinity;
    const onsetAt = Date.parse(before?.onsetAt ?? run.startedAt);
    if (onsetAt <= acknowledgedAt) {
      return undefined;
    }
    return {
      severity: 'warning',
      values: { table, job, records, rows, missing, run: run.id },
      evidence: {
        tables: [table],
        job,
        run: run.id,
        recordsRead: records,
        loadedRows: rows,
        missingRows: missing,
        usualRowsOfARecord: usual,
        usualRestsOnRuns: restsOn,
      },
      onsetAt,
    };
  },
});

function isOf(finding: Finding | undefined, table: string): boolean {
  const tables = finding?.evidence.tables;
  return Array.isArray(tables) && tables.map(String).includes(table);
}
