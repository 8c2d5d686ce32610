import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * Epoch milliseconds until which missing samples of a metric mean that there
 * were none: until when it was asked. Of what was never asked nothing is known.
 */
export function knownUntil(
  { coverage }: Pick<StageFacts, 'coverage'>,
  metric: string,
): number {
  return coverage[metric]?.until ?? -Infinity;
}
