import { HEALTHS } from '@pipeline-health/plugin-pipeline-health-common';
import { StoredPipeline } from '../../database';
import { PipelineAssessment } from '../../evaluation';

/** Since when a pipeline has the health that it is given now, in epoch milliseconds. */
export function healthSinceOf(
  stored: Pick<StoredPipeline, 'previousHealthRank' | 'previousHealthSince'>,
  { health }: Pick<PipelineAssessment, 'health'>,
  now: number,
): number {
  return HEALTHS[stored.previousHealthRank] === health
    ? Math.min(stored.previousHealthSince ?? now, now)
    : now;
}
