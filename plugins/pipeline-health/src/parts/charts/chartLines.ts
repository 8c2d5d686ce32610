import { Theme } from '@mui/material/styles';
import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import { healthTone } from '../../theme/healthTone';

/** A line of a chart that values should not cross. */
export type LineName = 'warning' | 'critical' | 'loss';

const ORDER: readonly LineName[] = ['warning', 'critical', 'loss'];

/** The lines of a chart, the mildest first. */
export function linesOf(
  threshold: SeriesThreshold | undefined,
): { name: LineName; value: number }[] {
  return ORDER.flatMap(name => {
    const value = threshold?.[name];
    return value === undefined ? [] : [{ name, value }];
  });
}

/** How a line is drawn: told apart by more than its colour. */
export function lineStyle(theme: Theme, name: LineName) {
  switch (name) {
    case 'warning':
      return {
        stroke: healthTone(theme, 'warning').line,
        strokeWidth: 1.5,
        strokeDasharray: '3 3',
      };
    case 'critical':
      return {
        stroke: healthTone(theme, 'critical').line,
        strokeWidth: 1.5,
        strokeDasharray: '8 3',
      };
    default:
      return { stroke: healthTone(theme, 'critical').line, strokeWidth: 2.5 };
  }
}
