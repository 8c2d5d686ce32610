import { Run, RunState } from '@pipeline-health/plugin-pipeline-health-common';
import { LoadError, sayLoadError } from './loadError';
import { Row } from './runStatement';

const STATES: { [status: string]: RunState } = {
  running: 'running',
  completed: 'succeeded',
  aborted: 'failed',
};

/** The loads of a warehouse as runs, newest first. */
export function parseLoads(
  loads: readonly Row[],
  errors: readonly Row[],
): Run[] {
  // Of several errors of one load the first row is what went wrong first.
  const errorOf = new Map(
    errors
      .map(row => ({ query: text(row.query_id), ...parseError(row) }))
      .sort((left, right) => (right.line ?? 0) - (left.line ?? 0))
      .map(({ query, ...error }) => [query, error]),
  );
  return loads
    .flatMap(row => parseLoad(row, errorOf.get(text(row.query_id))) ?? [])
    .sort((left, right) => right.startedAt.localeCompare(left.startedAt));
}

function parseLoad(row: Row, error: LoadError | undefined): Run | undefined {
  const start = time(row.start_time);
  const id = text(row.query_id);
  if (!id || start === undefined) {
    return undefined;
  }
  const status = text(row.status)?.toLowerCase() ?? '';
  const state = STATES[status] ?? 'stopped';
  const end = state === 'running' ? undefined : time(row.end_time);
  return {
    id,
    state,
    startedAt: new Date(start).toISOString(),
    ...(end !== undefined && {
      endedAt: new Date(end).toISOString(),
      durationSeconds: Math.max(0, (end - start) / 1000),
    }),
    ...(state === 'failed' && { error: sayLoadError(error).message }),
    figures: figuresOf(row, error),
  };
}

function figuresOf(
  row: Row,
  error: LoadError | undefined,
): { [name: string]: number | string } {
  const figures: { [name: string]: number | string | undefined } = {
    table: text(row.table_name),
    loadedRows: count(row.loaded_rows),
    loadedBytes: count(row.loaded_bytes),
    rejectedRows: count(row.error_count),
    errorColumn: error?.column,
    errorFile: error?.file,
    errorLine: error?.line,
    errorCode: error?.code,
  };
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function parseError(row: Row): LoadError {
  return {
    code: count(row.error_code),
    column: text(row.column_name),
    file: text(row.file_name),
    line: count(row.line_number),
  };
}

/** Redshift fills texts of fixed length with spaces. */
function text(value: Row[string]): string | undefined {
  return value === undefined ? undefined : String(value).trim() || undefined;
}

function count(value: Row[string]): number | undefined {
  const number = Number(value);
  return value === undefined || value === '' || Number.isNaN(number)
    ? undefined
    : number;
}

/** `2026-03-01 11:00:00.123456`, in UTC. */
function time(value: Row[string]): number | undefined {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)/.exec(
    text(value) ?? '',
  );
  const parsed = found ? Date.parse(`${found[1]}T${found[2]}Z`) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
