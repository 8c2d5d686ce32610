import {
  lastRunFailed as lastRunFailedWith,
  longRun as longRunWith,
  overdue as overdueWith,
  runsStopped as runsStoppedWith,
  scheduleUnreadable as scheduleUnreadableWith,
} from '../../../judging/runs';
import { DatabrewCheck } from '../DatabrewJobInventory';
import { scheduleFixes } from '../fixes';
import { failureWordsOfJobs, resourcesOf } from '../failures';

export const lastRunFailed: DatabrewCheck = lastRunFailedWith({
  description:
    'A run that fails leaves its outputs as they were: whatever reads them works on old data.',
  words: failureWordsOfJobs,
  resources: resourcesOf,
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

export const scheduleUnreadable: DatabrewCheck = scheduleUnreadableWith(
  'Cron(15 6 * * ? *)',
  scheduleFixes,
);

export const runsStopped: DatabrewCheck = runsStoppedWith({});
