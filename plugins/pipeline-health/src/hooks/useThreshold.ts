import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import { RANGES } from './useRange';
import { useSeries } from './useSeries';

/** The lines at which a metric turns its stage to warning and critical, once they are known. */
export function useThreshold(
  entityRef: string,
  stage: string,
  metric: string,
): SeriesThreshold | undefined {
  const live = useSeries(entityRef, stage, metric, RANGES['1h']);
  return live.status === 'ready' ? live.value.series.threshold : undefined;
}
