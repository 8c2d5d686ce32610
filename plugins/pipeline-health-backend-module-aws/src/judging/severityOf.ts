import {
  SeriesThreshold,
  Severity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/**
 * The lines in force of one threshold; an absent line is switched off.
 */
export type Lines = Pick<SeriesThreshold, 'warning' | 'critical'>;

/**
 * A severity that a line can give.
 */
export type LineSeverity = Extract<Severity, 'warning' | 'critical'>;

/**
 * Which line a value breaches, the worse one first.
 */
export function severityOf(
  value: number,
  { breach }: Pick<ThresholdDefinition, 'breach'>,
  lines: Lines,
): LineSeverity | undefined {
  const breaches = (line: number | undefined) => {
    if (line === undefined) {
      return false;
    }
    switch (breach) {
      case 'at-least':
        return value >= line;
      case 'above':
        return value > line;
      default:
        return value < line;
    }
  };
  if (breaches(lines.critical)) {
    return 'critical';
  }
  return breaches(lines.warning) ? 'warning' : undefined;
}
