import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { serverNow } from '../clock/serverClock';
import { TimeSpan } from '../clock/timeSpan';
import { Live, useLive } from './useLive';

const MINUTE = 60_000;
/** The newest minutes may still change. */
const SETTLING = 2 * MINUTE;
const HOUR = 60 * MINUTE;

/** What some metrics came to in an hour. */
export interface HourTotals extends TimeSpan {
  /** Nothing for a metric of which no minute of the hour is known. */
  totals: { [metric: string]: number };
}

/** What metrics that are counts come to in the last hour of complete minutes; `metrics` must be stable. */
export function useHourTotals(
  entityRef: string,
  stage: string,
  metrics: readonly string[],
): Live<HourTotals> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const toMs = Math.floor((serverNow() - SETTLING) / MINUTE) * MINUTE;
      const fromMs = toMs - HOUR;
      const window = {
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
      };
      const known = await Promise.all(
        metrics.map(async (metric): Promise<[string, number][]> => {
          const { points } = await api.getSeries(
            entityRef,
            { stage, metric, ...window },
            { signal },
          );
          const within = points.filter(([at]) => at >= fromMs && at < toMs);
          const total = within.reduce((sum, [, value]) => sum + value, 0);
          return within.length === 0 ? [] : [[metric, total]];
        }),
      );
      return { totals: Object.fromEntries(known.flat()), fromMs, toMs };
    },
    [api, entityRef, stage, metrics],
  );
  return useLive(load);
}
