import { Sample } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * The sum of the samples from a time on; undefined when there is none.
 */
export function sumSince(
  samples: readonly Sample[] | undefined,
  from: number,
): number | undefined {
  const values = (samples ?? [])
    .filter(({ at }) => at >= from)
    .map(({ value }) => value);
  return values.length
    ? values.reduce((sum, value) => sum + value, 0)
    : undefined;
}

/**
 * The sum of the samples from a time on and before another.
 */
export function sumBetween(
  samples: readonly Sample[],
  from: number,
  until: number,
): number {
  return samples
    .filter(({ at }) => at >= from && at < until)
    .reduce((sum, { value }) => sum + value, 0);
}
