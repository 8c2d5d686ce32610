import {
  Health,
  SeriesThreshold,
} from '@pipeline-health/plugin-pipeline-health-common';

/** Which line a ratio has fallen below; undefined when nobody drew lines. */
export function levelOf(
  value: number,
  threshold: SeriesThreshold | undefined,
): Exclude<Health, 'unknown'> | undefined {
  const { critical, warning } = threshold ?? {};
  if (critical !== undefined && value < critical) {
    return 'critical';
  }
  if (warning !== undefined && value < warning) {
    return 'warning';
  }
  return critical === undefined && warning === undefined
    ? undefined
    : 'healthy';
}
