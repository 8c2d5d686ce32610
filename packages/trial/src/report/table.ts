import { formatDuration } from '@pipeline-health/plugin-pipeline-health-common';
import { Result } from '../run/runCase';

const MINUTE = 60_000;

const COLUMNS: { title: string; of(result: Result): string }[] = [
  { title: 'case', of: ({ system, name }) => `${system}/${name}` },
  { title: 'tiers', of: ({ cadence }) => cadence },
  { title: 'seed', of: ({ seed }) => String(seed) },
  { title: 'verdict', of: result => result.score.verdict },
  {
    title: 'found',
    of: ({ score: { fault } }) => (fault ? minutes(fault.minutesBeyond) : ''),
  },
  {
    title: 'cause',
    of: ({ score: { fault } }) =>
      fault
        ? `${yes(fault.causeAtFirst)}/${yes(fault.causeAtEnd)}${
            fault.bestAtEnd ? '+' : ''
          }`
        : '',
  },
  {
    title: 'changes',
    of: ({ score: { fault } }) => (fault ? String(fault.changes) : ''),
  },
  {
    title: 'green',
    of: ({ score: { fault } }) => (fault ? minutes(fault.greenMinutes) : ''),
  },
  {
    title: 'clock',
    of: ({ score: { clock } }) =>
      clock ? [clock.min, clock.median, clock.max].map(error).join(' ') : '',
  },
  { title: 'lost', of: ({ score: { lost } }) => (lost ? String(lost) : '') },
  {
    title: 'alarms',
    of: ({ score: { healthy } }) =>
      healthy ? `${healthy.incidents} in ${healthy.days} d` : '',
  },
  { title: 'took', of: ({ seconds }) => `${seconds.toFixed(0)}s` },
];

/** One row for each result, and below it what there is to complain of. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(result => COLUMNS.map(({ of }) => of(result)));
  const widths = COLUMNS.map(({ title }, column) =>
    Math.max(title.length, ...rows.map(row => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [
    line(COLUMNS.map(({ title }) => title)),
    ...results.flatMap((result, index) => [
      line(rows[index]),
      ...result.score.complaints.map(complaint => `  - ${complaint}`),
    ]),
  ].join('\n');
}

/** Every change of what was told, for whoever looks at one case. */
export function transitionsOf(result: Result): string {
  return result.recordings
    .flatMap(({ pipeline, transitions }) => [
      `${pipeline}: ${result.title}`,
      ...transitions.flatMap(
        ({ at, health, reason, findings, consequences }) => [
          `  ${clockTime(at)} ${health}${reason ? ` ${reason}` : ''}`,
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

function clockTime(at: number): string {
  const total = Math.round(at / MINUTE);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  return `${hours}h${String(rest).padStart(2, '0')}m`.padStart(7);
}

function minutes(value: number | undefined): string {
  return value === undefined ? 'never' : `${value}m`;
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}

function error(seconds: number): string {
  return `${seconds < 0 ? '-' : '+'}${formatDuration(Math.abs(seconds))}`;
}
