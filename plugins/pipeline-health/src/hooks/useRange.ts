import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { TimeSpan } from '../clock/timeSpan';

/** The choices of how far the charts look back, in seconds. */
export const RANGES = {
  '1h': 3_600,
  '6h': 21_600,
  '12h': 43_200,
  '24h': 86_400,
  '3d': 259_200,
  '7d': 604_800,
  '15d': 1_296_000,
  '30d': 2_592_000,
  '90d': 7_776_000,
  '400d': 34_560_000,
} as const;

/** One of the choices. */
export type Range = keyof typeof RANGES;

/** What charts show: the last so long, or a time that stands. */
export type ChartRange = { last: Range } | TimeSpan;

const DEFAULT_RANGE: Range = '24h';
const LONGEST_MS = RANGES['400d'] * 1_000;

/** From when to when a range is, now. */
export function spanOf(range: ChartRange, now: number): TimeSpan {
  return 'last' in range
    ? { fromMs: now - RANGES[range.last] * 1_000, toMs: now }
    : range;
}

/** What the charts show; it lives in the address, so that it can be shared and undone. */
export function useRange(): [ChartRange, (range: ChartRange) => void] {
  const [params, setParams] = useSearchParams();
  const [last, from, to] = ['range', 'from', 'to'].map(key => params.get(key));
  const range = useMemo(() => readRange(last, from, to), [last, from, to]);
  const setRange = useCallback(
    (next: ChartRange) =>
      setParams(current => {
        const changed = new URLSearchParams(current);
        ['range', 'from', 'to'].forEach(key => changed.delete(key));
        Object.entries(writeRange(next)).forEach(([key, value]) =>
          changed.set(key, value),
        );
        return changed;
      }),
    [setParams],
  );
  return [range, setRange];
}

function writeRange(range: ChartRange): { [key: string]: string } {
  return 'last' in range
    ? { range: range.last }
    : {
        from: new Date(range.fromMs).toISOString(),
        to: new Date(range.toMs).toISOString(),
      };
}

function readRange(
  last: string | null,
  from: string | null,
  to: string | null,
): ChartRange {
  const [fromMs, toMs] = [Date.parse(from ?? ''), Date.parse(to ?? '')];
  if (toMs > fromMs && toMs - fromMs <= LONGEST_MS) {
    return { fromMs, toMs };
  }
  return { last: last && isRange(last) ? last : DEFAULT_RANGE };
}

function isRange(text: string): text is Range {
  return Object.hasOwn(RANGES, text);
}
