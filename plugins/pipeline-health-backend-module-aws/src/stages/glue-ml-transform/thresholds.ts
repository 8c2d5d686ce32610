import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The names of the lines that a transform is judged by. */
export type TransformThreshold =
  | 'precision'
  | 'recall'
  | 'qualityDrop'
  | 'failedTasksInARow';

export const thresholds: {
  [name in TransformThreshold]: ThresholdDefinition;
} = {
  precision: {
    title: 'Precision',
    unit: 'ratio',
    breach: 'below',
    warning: 0.9,
    critical: 0.8,
    description:
      'The share of found matches that are right, in the last evaluation. Below it, records of different things become one.',
  },
  recall: {
    title: 'Recall',
    unit: 'ratio',
    breach: 'below',
    warning: 0.9,
    critical: 0.8,
    description:
      'The share of true matches that are found, in the last evaluation. Below it, one thing stays several records.',
  },
  qualityDrop: {
    title: 'Drop of precision or recall',
    unit: 'ratio',
    breach: 'at-least',
    warning: 0.05,
    description:
      'By how much less one of both is than in the best evaluation of the fifteen days before. Where the other rose as much, one was given for the other, which is told for information.',
  },
  failedTasksInARow: {
    title: 'Failed tasks in a row',
    unit: 'count',
    breach: 'at-least',
    warning: 1,
    critical: 2,
    description:
      'Task runs of one type that failed since the last one that succeeded.',
  },
};
