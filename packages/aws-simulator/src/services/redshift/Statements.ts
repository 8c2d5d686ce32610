import type { Field } from '@aws-sdk/client-redshift-data';
import { Load } from './Warehouse';

/** An answer to a query, or why there is none. */
export type StatementResult =
  | { columns: string[]; rows: Field[][] }
  | { error: string };

type Record = { [column: string]: string | number };

const statement =
  /^\s*select\s+([\w\s,]+?)\s+from\s+(\w+)\b[^;]*?(?:limit\s+(\d+))?\s*$/i;

/**
 * Answers the only SQL that is simulated: plain columns of a view of loads,
 * newest first. Conditions are understood as "of the last day".
 */
export function answer(
  sql: string,
  loads: Load[],
  now: number,
): StatementResult {
  const match = statement.exec(sql);
  const view = match && viewOf(match[2], loads, now);
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
    rows: view
      .slice(0, Number(match[3] ?? Infinity))
      .map(record => columns.map(column => fieldOf(record[column]))),
  };
}

function viewOf(
  name: string,
  loads: Load[],
  now: number,
): Record[] | undefined {
  const recent = loads.filter(({ start }) => start > now - 86_400_000);
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
