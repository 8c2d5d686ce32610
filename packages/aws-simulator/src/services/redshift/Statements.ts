import type { Field } from '@aws-sdk/client-redshift-data';
import { Load } from './Warehouse';

/** An answer to a query, or why there is none. */
export type StatementResult =
  | { columns: string[]; rows: Field[][] }
  | { error: string };

type Record = { [column: string]: string | number };

const statement =
  /^\s*select\s+([\w\s,]+?)\s+from\s+(\w+)\b[^;]*?(?:limit\s+(\d+))?\s*$/i;

const qualify =
  /qualify\s+row_number\(\)\s+over\s*\(\s*partition\s+by\s+([\w\s,]+?)\s+order\s+by[^)]*\)\s*<?=\s*(\d+)/i;

/**
 * Answers the only SQL that is simulated: plain columns of a view of loads,
 * newest first, of the days or hours that the condition names (a day when it
 * names none), and only the newest of each partition where QUALIFY says so, with
 * those that have errors where it says that as well.
 */
export function answer(
  sql: string,
  loads: Load[],
  now: number,
): StatementResult {
  const match = statement.exec(sql);
  const since = now - windowOf(sql);
  const view = match && viewOf(match[2], loads, { since, now });
  if (!match || !view) {
    return {
      error: `ERROR: relation "${
        match?.[2] ?? sql.slice(0, 40)
      }" does not exist`,
    };
  }
  const columns = match[1].split(',').map(column => column.trim());
  return {
    columns,
    rows: newestOfEach(view, sql)
      .slice(0, Number(match[3] ?? Infinity))
      .map(record => columns.map(column => fieldOf(record[column]))),
  };
}

const HOUR = 3_600_000;

function windowOf(sql: string): number {
  const [, unit, count] =
    /dateadd\(\s*(hour|day)\s*,\s*-(\d+)/i.exec(sql) ?? [];
  return count === undefined
    ? 24 * HOUR
    : Number(count) * (unit.toLowerCase() === 'day' ? 24 * HOUR : HOUR);
}

function newestOfEach(view: Record[], sql: string): Record[] {
  const [, partition, most] = qualify.exec(sql) ?? [];
  if (!partition) {
    return view;
  }
  const columns = partition.split(',').map(column => column.trim());
  const orErrors = /\bor\b[^;]*error_count\s*>\s*0/i.test(sql);
  const seen = new Map<string, number>();
  return view.filter(record => {
    const key = JSON.stringify(columns.map(column => record[column]));
    const place = (seen.get(key) ?? 0) + 1;
    seen.set(key, place);
    return (
      place <= Number(most) || (orErrors && Number(record.error_count) > 0)
    );
  });
}

function viewOf(
  name: string,
  loads: Load[],
  { since, now }: { since: number; now: number },
): Record[] | undefined {
  const recent = loads.filter(({ start }) => start > since);
  switch (name.toLowerCase()) {
    case 'sys_load_history':
      return recent.map(load => historyOf(load, now));
    case 'sys_load_error_detail':
      return recent
        .filter(({ end, item }) => item.failure && end <= now)
        .map(errorOf);
    default:
      return undefined;
  }
}

function historyOf({ queryId, start, end, item }: Load, now: number): Record {
  const running = end > now;
  const done = !running && !item.failure;
  return {
    query_id: queryId,
    database_name: 'analytics'.padEnd(64),
    status: statusOf(running, done).padEnd(16),
    table_name: item.table.padEnd(64),
    start_time: timestamp(start),
    ...(!running && { end_time: timestamp(end) }),
    duration: (Math.min(now, end) - start) * 1000,
    data_source: item.source,
    loaded_rows: done ? item.rows - item.rejected : 0,
    loaded_bytes: done ? item.bytes : 0,
    error_count: done ? item.rejected : Number(Boolean(item.failure)),
  };
}

function statusOf(running: boolean, done: boolean): string {
  if (running) {
    return 'running';
  }
  return done ? 'completed' : 'aborted';
}

function errorOf({ queryId, end, item }: Load): Record {
  const {
    code = 0,
    column = '',
    file = '',
    line = 0,
    message = '',
  } = item.failure ?? {};
  return {
    query_id: queryId,
    start_time: timestamp(end),
    file_name: file.padEnd(256),
    line_number: line,
    column_name: column.padEnd(127),
    error_code: code,
    error_message: message.padEnd(512),
  };
}

function fieldOf(value: string | number | undefined): Field {
  if (value === undefined) {
    return { isNull: true };
  }
  return typeof value === 'number'
    ? { longValue: value }
    : { stringValue: value };
}

function timestamp(time: number): string {
  return new Date(time).toISOString().replace('T', ' ').replace('Z', '000');
}
