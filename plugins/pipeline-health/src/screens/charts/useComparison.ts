import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const KEY = 'compare';

/** Whether charts show the values of a week before as well; it lives in the address. */
export function useComparison(): [boolean, (compared: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const setCompared = useCallback(
    (compared: boolean) =>
      setParams(
        current => {
          const changed = new URLSearchParams(current);
          if (compared) {
            changed.set(KEY, 'week');
          } else {
            changed.delete(KEY);
          }
          return changed;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [params.get(KEY) === 'week', setCompared];
}
