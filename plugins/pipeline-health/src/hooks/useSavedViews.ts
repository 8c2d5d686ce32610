import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useState } from 'react';

/** A view of the overview that a reader has named. */
export interface SavedView {
  name: string;
  /** Its address, as far as it is about the view. */
  search: string;
}

/** The views of a reader. */
export interface SavedViews {
  views: readonly SavedView[];
  /** The name of the view that the overview begins with. */
  first?: string;
}

const BUCKET = 'pipeline-health';
const KEY = 'views';

/** For so long the portal may take to read them. */
const PATIENCE_MS = 1_000;

/** The views that a reader has named, kept by the portal. */
export function useSavedViews(): SavedViews & {
  /** Whether they were read; who does not answer in time has none. */
  isKnown: boolean;
  keep(next: SavedViews): void;
} {
  const bucket = useApi(storageApiRef).forBucket(BUCKET);
  const [saved, setSaved] = useState(() => viewsOf(bucket.snapshot(KEY).value));
  const [isKnown, setKnown] = useState(
    () => bucket.snapshot(KEY).presence !== 'unknown',
  );
  useEffect(() => {
    const subscription = bucket.observe$(KEY).subscribe(({ value }) => {
      setSaved(viewsOf(value));
      setKnown(true);
    });
    const timer = setTimeout(() => setKnown(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      subscription.unsubscribe();
    };
  }, [bucket]);
  const keep = useCallback(
    ({ views, first }: SavedViews) => {
      const next = {
        views: views.map(({ name, search }) => ({ name, search })),
        ...(first !== undefined && { first }),
      };
      setSaved(next);
      bucket.set(KEY, next);
    },
    [bucket],
  );
  return { ...saved, isKnown, keep };
}

/** What was kept, as far as it can be understood. */
function viewsOf(kept: unknown): SavedViews {
  const { views, first } = (kept ?? {}) as Partial<SavedViews>;
  const known = Array.isArray(views)
    ? views.filter(
        view =>
          typeof view?.name === 'string' && typeof view?.search === 'string',
      )
    : [];
  return { views: known, first: typeof first === 'string' ? first : undefined };
}
