import { useApi } from '@backstage/core-plugin-api';
import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { serverNow } from '../clock/serverClock';
import { TimeSpan } from '../clock/timeSpan';
import { Live, useLive } from './useLive';
import { ChartRange, spanOf } from './useRange';

/** What values of a week before are compared with. */
export const WEEK_MS = 7 * 86_400_000;

/** A series together with the time it was asked for. */
export interface ChartedSeries extends TimeSpan {
  /** When it was asked for, in epoch milliseconds by the server's clock. */
  askedAt: number;
  series: Series;
  /** The same of a week before, where it was asked for. */
  weekBefore?: Series;
}

/** One metric of a stage over a range, which must be stable. */
export function useSeries(
  entityRef: string,
  stage: string,
  metric: string,
  range: ChartRange,
  withWeekBefore = false,
): Live<ChartedSeries> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const askedAt = serverNow();
      const { fromMs, toMs } = spanOf(range, askedAt);
      const ask = (back: number) =>
        api.getSeries(
          entityRef,
          {
            stage,
            metric,
            from: new Date(fromMs - back).toISOString(),
            to: new Date(toMs - back).toISOString(),
          },
          { signal },
        );
      const [series, weekBefore] = await Promise.all([
        ask(0),
        withWeekBefore ? ask(WEEK_MS) : undefined,
      ]);
      return { series, weekBefore, fromMs, toMs, askedAt };
    },
    [api, entityRef, stage, metric, range, withWeekBefore],
  );
  return useLive(load);
}
