import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { asBefore } from '../../../judging';
import { weighedRows } from '../loads/jobHop';
import { WarehouseCheck } from '../WarehouseFacts';
import { needs } from './needs';
import { tablesOf } from '../loads/knownLoads';

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
