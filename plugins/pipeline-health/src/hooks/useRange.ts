import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The choices of how far the charts look back, in seconds. */
export const RANGES = {
  '1h': 3_600,
  '6h': 21_600,
  '24h': 86_400,
  '3d': 259_200,
  '7d': 604_800,
  '15d': 1_296_000,
  '90d': 7_776_000,
  '400d': 34_560_000,
} as const;

/** One of the choices. */
export type Range = keyof typeof RANGES;

const DEFAULT_RANGE: Range = '24h';

/** How far the charts look back; it lives in the address. */
export function useRange(): [Range, (range: Range) => void] {
  const [params, setParams] = useSearchParams();
  const text = params.get('range') ?? '';
  const range = isRange(text) ? text : DEFAULT_RANGE;
  const setRange = useCallback(
    (next: Range) =>
      setParams(current => {
        const changed = new URLSearchParams(current);
        changed.set('range', next);
        return changed;
      }),
    [setParams],
  );
  return [range, setRange];
}

function isRange(text: string): text is Range {
  return Object.hasOwn(RANGES, text);
}
