import { Result } from '../run/runCase';
import { totalsOf } from '../score/totals';
import { Column, paddedRows, RESULT_COLUMNS, TOTAL_COLUMNS } from './cells';

const MINUTE = 60_000;

/** One row for each result with what there is to complain of below it, and the totals. */
export function tableOf(results: readonly Result[]): string {
  const [head, ...rows] = linesOf(RESULT_COLUMNS, results);
  return [
    head,
    ...rows.flatMap((row, index) => [
      row,
      ...results[index].score.complaints.map(complaint => `  - ${complaint}`),
    ]),
    '',
    ...linesOf(TOTAL_COLUMNS, totalsOf(results)),
  ].join('\n');
}

function linesOf<T>(columns: Column<T>[], items: readonly T[]): string[] {
  return paddedRows(columns, items).map(row => row.join('  ').trimEnd());
}

/** Every change of what was told, for whoever looks at one case. */
export function transitionsOf(result: Result): string {
  return result.recordings
    .flatMap(({ pipeline, transitions }) => [
      `${pipeline}: ${result.title}`,
      ...transitions.flatMap(
        ({ at, health, reason, findings, consequences }) => [
          `  ${timeOf(at)} ${health}${reason ? ` ${reason}` : ''}`,
          ...findings
            .filter(({ severity }) => severity !== 'info')
            .map(
              ({ what, severity, title }) =>
                `         ${severity} ${what}: ${title}`,
            ),
          ...(consequences.length > 0
            ? [`         consequences: ${consequences.join(', ')}`]
            : []),
        ],
      ),
    ])
    .join('\n');
}

function timeOf(at: number): string {
  const total = Math.round(at / MINUTE);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  return `${hours}h${String(rest).padStart(2, '0')}m`.padStart(7);
}
