import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useMemo, useSyncExternalStore } from 'react';
import { ticker } from '../clock/ticker';
import { Live } from './useLive';

/**
 * What was answered, as it may be believed now: renews itself when the time of
 * one of its rows has passed, whether or not anybody answers.
 */
export function useAsOf<T>(
  live: Live<T>,
  rowsOf: (value: T) => readonly PipelineSummary[],
  asOf: (value: T, now: number) => T,
): Live<T> {
  const value = live.status === 'ready' ? live.value : undefined;
  const passed = useSyncExternalStore(ticker.subscribe, () =>
    value === undefined
      ? -Infinity
      : newestPassed(rowsOf(value), ticker.snapshot()),
  );
  const believed = useMemo(
    () => (value === undefined ? undefined : asOf(value, passed)),
    [value, passed, asOf],
  );
  return live.status === 'ready' && believed !== undefined
    ? { ...live, value: believed }
    : live;
}

/** The newest time that has passed of those after which a row is stale. */
function newestPassed(rows: readonly PipelineSummary[], now: number): number {
  return Math.max(
    ...rows
      .map(({ staleAfter = '' }) => Date.parse(staleAfter))
      .filter(time => time <= now),
  );
}
