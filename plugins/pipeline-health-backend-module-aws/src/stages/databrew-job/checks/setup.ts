import { jobFixes, rulesetFixes } from '../fixes';
import { DatabrewCheck } from '../DatabrewJobInventory';

/** What DataBrew samples unless it is told otherwise. */
const SAMPLE_ROWS = 20_000;

export const noRules: DatabrewCheck = {
  id: 'no-rules',
  title: 'No rules',
  description:
    'A profile without rules describes data; nobody is told when it is bad.',
  claim: 'posture',
  messages: {
    title: 'The profile job checks no rules of data quality',
    remedy: 'Create a ruleset for the dataset and add it to the job.',
  },
  run(context) {
    const { type, rulesets, datasetName } = context.inventory;
    return type === 'PROFILE' && rulesets.length === 0
      ? {
          severity: 'info',
          evidence: { rulesets: 0 },
          fixes: rulesetFixes(context, datasetName),
        }
      : undefined;
  },
};

export const sampled: DatabrewCheck = {
  id: 'sampled',
  title: 'Rules on a sample',
  description:
    'Rules that are checked on a sample say nothing about the rows beyond it.',
  claim: 'posture',
  messages: {
    title_one: 'The rules are checked on the first {{count}} row only',
    title_other: 'The rules are checked on the first {{count}} rows only',
    remedy: 'Let the job profile the full dataset if the rules matter.',
  },
  run(context) {
    const { type, rulesets, sample } = context.inventory;
    const rows = sample?.rows ?? SAMPLE_ROWS;
    return type === 'PROFILE' &&
      rulesets.length > 0 &&
      sample?.mode !== 'FULL_DATASET'
      ? {
          severity: 'info',
          values: { count: rows },
          evidence: { sampleRows: rows },
          fixes: jobFixes(context, { JobSample: { Mode: 'FULL_DATASET' } }),
        }
      : undefined;
  },
};

export const noLogs: DatabrewCheck = {
  id: 'no-logs',
  title: 'No logs',
  description: 'Without logs the reason of a failure is one sentence at most.',
  claim: 'posture',
  messages: {
    title: 'The job writes no logs',
    remedy: 'Enable CloudWatch logs for the job.',
  },
  run(context) {
    const { logs } = context.inventory;
    return logs === 'DISABLE'
      ? {
          severity: 'info',
          evidence: { logSubscription: logs },
          fixes: jobFixes(context, { LogSubscription: 'ENABLE' }),
        }
      : undefined;
  },
};
