import {
  lastRunFailedFinding,
  longRunFinding,
  overdueFinding,
  Remedy,
} from '../../../judging/runs';
import { DatabrewCheck } from '../context';

const REMEDIES: readonly Remedy[] = [
  [
    /access ?denied|not authorized|forbidden|403/i,
    "Give the job's role access to the dataset and the outputs (and kms:Decrypt when they are encrypted), then start the job.",
  ],
  [
    /no ?such|does not exist|not ?found|no (input )?files/i,
    'Check that the dataset still lies where it is looked for, and that what comes before the job has written it; then start the job.',
  ],
  [
    /schema|column|type mismatch|recipe/i,
    'The dataset no longer has the columns that the recipe names: look at its newest file, correct the recipe, publish it and start the job.',
  ],
  [
    /timeout|timed out|took too long/i,
    'Raise the capacity or the timeout of the job, or let it read less at a time.',
  ],
  [
    /memory|capacity|throttl|rate exceeded|concurren/i,
    'Raise the capacity of the job, or start it when fewer jobs run.',
  ],
];

export const lastRunFailed: DatabrewCheck = {
  id: 'last-run-failed',
  description:
    'A run that fails leaves its outputs as they were: whatever reads them works on old data.',
  run: ({ runs, thresholds, now }) =>
    lastRunFailedFinding({
      runs,
      lines: thresholds,
      now,
      remedies: REMEDIES,
      otherwise:
        'Read the log of the run in /aws-glue-databrew/jobs, correct what it names, then start the job.',
    }),
};

export const overdue: DatabrewCheck = {
  id: 'overdue',
  description:
    'The schedule says when a run is due. A job that does not start says nothing by itself.',
  run: ({ runs, thresholds, now, inventory }) =>
    inventory.unanswered.some(({ question }) => question === 'runs')
      ? undefined
      : overdueFinding({
          schedules: inventory.schedules,
          runs,
          lines: thresholds,
          now,
          remedy:
            "Start the job by hand, and check the schedule and whether DataBrew may still assume the job's role.",
        }),
};

export const longRun: DatabrewCheck = {
  id: 'long-run',
  description:
    'A run that takes far longer than usual costs by the minute and makes everything after it late.',
  run: ({ runs, thresholds, now }) =>
    longRunFinding({
      runs,
      lines: thresholds,
      now,
      remedy:
        'Look in the log of the run for what it waits for; the dataset may have grown, then raise the capacity.',
    }),
};
