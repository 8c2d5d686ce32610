import {
  Sample,
  ThresholdDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Lines, LineSeverity, severityOf } from './severityOf';

/**
 * Judges the newest complete periods together, so that one spike does not flap:
 * a line is breached when `need` of the last `of` periods breach it. A period
 * without a sample does not.
 */
export function severityInMost(options: {
  /** Complete samples, oldest first. */
  samples: readonly Sample[];
  /** Seconds. */
  period: number;
  threshold: Pick<ThresholdDefinition, 'breach'>;
  lines: Lines;
  need?: number;
  of?: number;
}): LineSeverity | undefined {
  const { samples, period, threshold, lines, need = 3, of = 5 } = options;
  const severities = lastPeriods(samples, period, of).map(({ value }) =>
    severityOf(value, threshold, lines),
  );
  const critical = severities.filter(severity => severity === 'critical');
  if (critical.length >= need) {
    return 'critical';
  }
  return severities.filter(Boolean).length >= need ? 'warning' : undefined;
}

/**
 * The samples of the last periods, counted from the newest sample.
 */
export function lastPeriods(
  samples: readonly Sample[],
  period: number,
  count: number,
): Sample[] {
  const newest = samples[samples.length - 1]?.at ?? 0;
  return samples.filter(({ at }) => at > newest - count * period * 1000);
}
