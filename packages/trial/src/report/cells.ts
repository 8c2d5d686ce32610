import { formatDuration } from '@pipeline-health/plugin-pipeline-health-common';
import { Result } from '../run/runCase';
import { Totals } from '../score/totals';

/** A column of a report. */
export interface Column<T> {
  title: string;
  of(item: T): string;
}

/** The titles and the cells of each item, all of a column equally wide. */
export function paddedRows<T>(
  columns: readonly Column<T>[],
  items: readonly T[],
): string[][] {
  const rows = [
    columns.map(({ title }) => title),
    ...items.map(item => columns.map(({ of }) => of(item))),
  ];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows.map(row =>
    row.map((cell, column) => cell.padEnd(widths[column])),
  );
}

/** What is told of one case. */
export const RESULT_COLUMNS: Column<Result>[] = [
  { title: 'case', of: ({ system, name }) => `${system}/${name}` },
  { title: 'tiers', of: ({ cadence }) => cadence },
  { title: 'seed', of: ({ seed }) => String(seed) },
  { title: 'verdict', of: ({ score: { verdict } }) => verdict },
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
      clock
        ? [clock.min, clock.median, clock.max].map(clockError).join(' / ')
        : '',
  },
  { title: 'lost', of: ({ score: { lost } }) => (lost ? String(lost) : '') },
  {
    title: 'alarms',
    of: ({ score: { healthy } }) =>
      healthy ? `${healthy.incidents} in ${healthy.days} d` : '',
  },
];

/** What is told of all cases of a system. */
export const TOTAL_COLUMNS: Column<Totals>[] = [
  { title: 'system', of: ({ system }) => system },
  { title: 'faults', of: ({ faults }) => String(faults) },
  { title: 'told cleanly', of: ({ clean }) => String(clean) },
  { title: 'missed', of: ({ missed }) => String(missed) },
  { title: 'found', of: ({ found, faults }) => share(found, faults) },
  {
    title: 'right at first',
    of: ({ causeAtFirst, faults }) => share(causeAtFirst, faults),
  },
  {
    title: 'right at the end',
    of: ({ causeAtEnd, faults }) => share(causeAtEnd, faults),
  },
  { title: 'changes', of: ({ changes }) => String(changes) },
  { title: 'median delay', of: total => minutes(total.medianMinutes, '–') },
  {
    title: 'latest clock',
    of: ({ worstClock }) =>
      worstClock === undefined ? '–' : clockError(worstClock),
  },
  { title: 'look-alikes', of: ({ healthy }) => String(healthy) },
  { title: 'healthy days', of: ({ healthyDays }) => healthyDays.toFixed(1) },
  { title: 'false incidents', of: total => String(total.falseIncidents) },
  {
    title: 'unhealthy minutes',
    of: ({ unhealthyMinutes }) => String(unhealthyMinutes),
  },
];

function minutes(value: number | undefined, none = 'never'): string {
  return value === undefined ? none : `${value}m`;
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}

function share(part: number, all: number): string {
  return all === 0 ? '–' : `${part} of ${all}`;
}

function clockError(seconds: number): string {
  return `${seconds < 0 ? '-' : '+'}${formatDuration(Math.abs(seconds))}`;
}
