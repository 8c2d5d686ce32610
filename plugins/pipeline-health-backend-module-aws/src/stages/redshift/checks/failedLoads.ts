import { asBefore, severityOf } from '../../../judging';
import { failureWords, KNOWN_FAILURES } from '../../../judging/failures';
import { TableLoads } from '../loads/tableLoads';
import { warehouseThresholds } from '../thresholds';
import { sayWarehouse } from '../sayWarehouse';
import { WarehouseCheck, WarehouseContext } from '../WarehouseFacts';
import { needs } from './needs';
import { tablesOf } from '../loads/knownLoads';

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
  metric: 'failedLoadsInARow',
  figure: { evidence: 'failedLoadsInARow', title: 'Failed loads in a row' },
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
        errorMessage:
          newest.sentence ?? sayWarehouse('warehouse.load-untold').sentence,
        ...loadWords.explain(
          code === undefined ? newest.error : `Load error code ${code}`,
          { table, query, ...(column && { column }) },
        ),
      },
      evidence: {
        failedLoadsInARow: worst.failedInARow,
        tables: [...failing.map(each => each.table), ...unseen],
        errorMessage:
          newest.error ?? sayWarehouse('warehouse.load-untold').message,
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
