import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { PAGES } from './overviewView';

/** How many pages of the list are shown, kept in the address for who comes back. */
export function usePages(): { pages: number; more(): void } {
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get(PAGES));
  const pages = Number.isInteger(asked) && asked > 1 ? asked : 1;
  const more = useCallback(
    () =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          next.set(PAGES, String(pages + 1));
          return next;
        },
        { replace: true },
      ),
    [setParams, pages],
  );
  return { pages, more };
}
