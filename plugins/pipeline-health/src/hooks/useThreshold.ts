import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import { useSeries } from './useSeries';

const LAST_HOUR = { last: '1h' } as const;

/** The lines at which a metric turns its stage to warning and critical, once they are known. */
export function useThreshold(
  entityRef: string,
  stage: string,
  metric: string,
): SeriesThreshold | undefined {
  const live = useSeries(entityRef, stage, metric, LAST_HOUR);
  return live.status === 'ready' ? live.value.series.threshold : undefined;
}
