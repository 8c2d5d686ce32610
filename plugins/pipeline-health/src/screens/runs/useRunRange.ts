import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Range } from '../../hooks/useRange';

const KEY = 'runs';

/** The choices of how far a timeline of runs looks back. */
export const RUN_RANGES = ['6h', '24h', '3d', '7d', '15d', '30d'] as const;

/** One of these. */
export type RunRange = Extract<Range, (typeof RUN_RANGES)[number]>;

const DEFAULT_RANGE: RunRange = '24h';

/** How far the timeline of runs looks back; it lives in the address. */
export function useRunRange(): [RunRange, (range: RunRange) => void] {
  const [params, setParams] = useSearchParams();
  const text = params.get(KEY);
  const setRange = useCallback(
    (next: RunRange) =>
      setParams(current => {
        const changed = new URLSearchParams(current);
        changed.set(KEY, next);
        return changed;
      }),
    [setParams],
  );
  return [RUN_RANGES.find(range => range === text) ?? DEFAULT_RANGE, setRange];
}
