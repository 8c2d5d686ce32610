import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { OverviewView, readView, writeView } from './overviewView';

/** Changes some of what the overview shows; `replace` leaves the step out of the history. */
export type ChangeView = (
  part: Partial<OverviewView>,
  options?: { replace?: boolean },
) => void;

/** What the overview shows, kept in the address so that it can be shared and taken back. */
export function useOverviewView(): { view: OverviewView; change: ChangeView } {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback<ChangeView>(
    (part, options) =>
      setParams(
        current => writeView(current, { ...readView(current), ...part }),
        options,
      ),
    [setParams],
  );
  return { view, change };
}
