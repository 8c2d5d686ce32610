import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';

/** The columns of the overview that may be left out. */
export const OPTIONAL_COLUMNS = [
  'loss',
  'keyFigure',
  'trend',
  'deadLetters',
  'owner',
  'system',
  'time',
] as const;

export type OptionalColumn = (typeof OPTIONAL_COLUMNS)[number];

/** How a reader likes the table of pipelines. */
export interface TableView {
  columns: OptionalColumn[];
  /** Whether causes are told in full instead of in a line. */
  sentences: boolean;
}

const BUCKET = 'pipeline-health';
const KEY = 'overview';
const AS_DELIVERED: TableView = {
  columns: OPTIONAL_COLUMNS.filter(column => column !== 'system'),
  sentences: false,
};

/**
 * How the reader likes the table of pipelines, kept by the portal for the next
 * time; a view that was named or shared has columns of its own.
 */
export function useTableView(
  own: OptionalColumn[] | undefined,
  changeOwn: (part: { columns: OptionalColumn[] }) => void,
): {
  view: TableView;
  change(part: Partial<TableView>): void;
} {
  const bucket = useApi(storageApiRef).forBucket(BUCKET);
  const [view, setView] = useState(() => viewOf(bucket.snapshot(KEY).value));
  useEffect(() => {
    const subscription = bucket
      .observe$(KEY)
      .subscribe(({ value }) => setView(viewOf(value)));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const change = useCallback(
    ({ columns, ...part }: Partial<TableView>) => {
      if (columns && own) {
        changeOwn({ columns });
      }
      const next = { ...view, ...part, ...(columns && !own && { columns }) };
      setView(next);
      bucket.set(KEY, { ...next });
    },
    [bucket, view, own, changeOwn],
  );
  const shown = useMemo(
    () => (own ? { ...view, columns: own } : view),
    [view, own],
  );
  return { view: shown, change };
}

/** What was kept, as far as it can be understood. */
function viewOf(kept: unknown): TableView {
  const { columns, sentences } = (kept ?? {}) as Partial<TableView>;
  return {
    columns: Array.isArray(columns)
      ? OPTIONAL_COLUMNS.filter(column => columns.includes(column))
      : AS_DELIVERED.columns,
    sentences: sentences === true,
  };
}
