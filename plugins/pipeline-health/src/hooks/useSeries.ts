import { useApi } from '@backstage/core-plugin-api';
import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { useCallback } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { serverNow } from '../clock/serverClock';
import { Live, useLive } from './useLive';

/** A series together with the time it was asked for. */
export interface ChartedSeries {
  series: Series;
  fromMs: number;
  toMs: number;
}

/** One metric of a stage over the last so many seconds. */
export function useSeries(
  entityRef: string,
  stage: string,
  metric: string,
  seconds: number,
): Live<ChartedSeries> {
  const api = useApi(pipelineHealthApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const toMs = serverNow();
      const fromMs = toMs - seconds * 1_000;
      const series = await api.getSeries(
        entityRef,
        {
          stage,
          metric,
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
        },
        { signal },
      );
      return { series, fromMs, toMs };
    },
    [api, entityRef, stage, metric, seconds],
  );
  return useLive(load);
}
