import {
  answerOf,
  Asked,
  ThresholdDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import { nextStarts } from '../schedule';

/** A schedule that starts a job. */
export type JobSchedule = {
  /** What people call it. */
  name: string;
  expression: string;
  /** ISO 8601; since when it stands as it is. */
  standsSince?: string;
  /** True when it starts other jobs first, so that this one may begin much later. */
  indirect?: boolean;
};

/** What the inventory of everything with runs and schedules holds. */
export type JobInventory = {
  schedules: Asked<JobSchedule[]>;
  /** Whether its runs could be asked for; the database keeps them. */
  runs: Asked<null>;
};

/** When the next runs of everything with schedules are due. */
export function nextRuns(stage: {
  inventory: Pick<JobInventory, 'schedules'>;
  now: number;
}): number[] {
  return nextStarts(answerOf(stage.inventory.schedules) ?? [], stage.now);
}

/** The names of the lines that everything with runs and a schedule shares. */
export type JobThreshold = 'failedRunsInARow' | 'overdue' | 'runDuration';

export const jobThresholds: { [name in JobThreshold]: ThresholdDefinition } = {
  failedRunsInARow: {
    title: 'Failed runs in a row',
    unit: 'count',
    breach: 'at-least',
    warning: 1,
    critical: 2,
    description:
      'Runs that failed since the last one that succeeded, retries counted as one. One may be bad luck; after two the data is late.',
  },
  overdue: {
    title: 'Lateness',
    unit: 'seconds',
    breach: 'above',
    critical: 1800,
    description:
      'How late the job is behind its schedule, counted from the first run that was due and did not start.',
  },
  runDuration: {
    title: 'Duration of the current run',
    unit: 'ratio',
    breach: 'above',
    warning: 3,
    description:
      'How many times longer than its median the current run takes already; medians below ten minutes count as ten.',
  },
};
