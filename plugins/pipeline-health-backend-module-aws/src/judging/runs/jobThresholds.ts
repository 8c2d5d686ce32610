import { ThresholdDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** The lines that everything with runs and a schedule shares. */
export const jobThresholds = {
  failedRunsInARow: {
    unit: 'count',
    breach: 'at-least',
    warning: 1,
    critical: 2,
    description:
      'Runs that failed since the last one that succeeded, retries counted as one. One may be bad luck; after two the data is late.',
  },
  overdue: {
    unit: 'seconds',
    breach: 'above',
    critical: 1800,
    description:
      'How late the job is behind its schedule, counted from the first run that was due and did not start.',
  },
  runDuration: {
    unit: 'ratio',
    breach: 'above',
    warning: 3,
    description:
      'How many times longer than its median the current run takes already; medians below ten minutes count as ten.',
  },
} as const satisfies { [name: string]: ThresholdDefinition };

/** The names of the shared thresholds. */
export type JobThreshold = keyof typeof jobThresholds;
