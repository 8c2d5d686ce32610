import {
  FailureRemedies,
  lastRunFailed as lastRunFailedWith,
  longRun as longRunWith,
  overdue as overdueWith,
  scheduleUnreadable as scheduleUnreadableWith,
} from '../../../judging/runs';
import { DatabrewCheck } from '../DatabrewJobInventory';

const REMEDIES: FailureRemedies = {
  access: [
    /access ?denied|not authorized|forbidden|403/i,
    "Give the job's role access to the dataset and the outputs (and kms:Decrypt when they are encrypted), then start the job.",
  ],
  columns: [
    /schema|column|type mismatch|recipe/i,
    'The dataset no longer has the columns that the recipe names: look at its newest file, correct the recipe, publish it and start the job.',
  ],
  missing: [
    /no ?such|does not exist|not ?found|no (input )?files/i,
    'Check that the dataset still lies where it is looked for, and that what comes before the job has written it; then start the job.',
  ],
  timeout: [
    /timeout|timed out|took too long/i,
    'Raise the capacity or the timeout of the job, or let it read less at a time.',
  ],
  capacity: [
    /memory|capacity|throttl|rate exceeded|concurren/i,
    'Raise the capacity of the job, or start it when fewer jobs run.',
  ],
};

export const lastRunFailed: DatabrewCheck = lastRunFailedWith({
  description:
    'A run that fails leaves its outputs as they were: whatever reads them works on old data.',
  remedies: REMEDIES,
  otherwise:
    'Read the log of the run in /aws-glue-databrew/jobs, correct what it names, then start the job.',
});

export const overdue: DatabrewCheck = overdueWith({
  description:
    'The schedule says when a run is due. A job that does not start says nothing by itself.',
  remedy:
    "Start the job by hand, and check the schedule and whether DataBrew may still assume the job's role.",
});

export const longRun: DatabrewCheck = longRunWith({
  description:
    'A run that takes far longer than usual costs by the minute and makes everything after it late.',
  remedy:
    'Look in the log of the run for what it waits for; the dataset may have grown, then raise the capacity.',
});

export const scheduleUnreadable: DatabrewCheck =
  scheduleUnreadableWith('Cron(15 6 * * ? *)');
