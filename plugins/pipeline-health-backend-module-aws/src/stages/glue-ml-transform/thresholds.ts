import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The default lines of a transform. */
export const thresholds = {
  precision: {
    unit: 'ratio',
    breach: 'below',
    warning: 0.9,
    critical: 0.8,
    description:
      'The share of found matches that are right, in the last evaluation. Below it, records of different things become one.',
  },
  recall: {
    unit: 'ratio',
    breach: 'below',
    warning: 0.9,
    critical: 0.8,
    description:
      'The share of true matches that are found, in the last evaluation. Below it, one thing stays several records.',
  },
  failedTasksInARow: {
    unit: 'count',
    breach: 'at-least',
    warning: 1,
    critical: 2,
    description:
      'Task runs of one type that failed since the last one that succeeded.',
  },
} as const satisfies { [name: string]: ThresholdDefinition };

/** The names of the thresholds of a transform. */
export type TransformThreshold = keyof typeof thresholds;
