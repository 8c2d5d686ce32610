import { formatCount } from '../../../judging/words';
import { parseSchedule } from '../../../judging/schedule';
import { DatabrewCheck } from '../context';

export const rulesUnjudged: DatabrewCheck = {
  id: 'rules-unjudged',
  description:
    'Whether the rules of data quality hold is in no API: a run succeeds although its rules failed.',
  run({ inventory: { rulesets, outputs } }) {
    const rules = rulesets.reduce(
      (sum, ruleset) => sum + (ruleset.rules ?? 0),
      0,
    );
    return rulesets.length
      ? {
          severity: 'info',
          title: `Whether the data keeps ${
            rules ? formatCount(rules, 'rule') : 'its rules'
          } is in no API; a run succeeds even when they fail`,
          evidence: {
            rulesets: rulesets.map(({ name }) => name),
            ...(rules && { rules }),
            ...(outputs.length && {
              reports: outputs.map(
                ({ location }) => `${location}…_dq-validation-report.json`,
              ),
            }),
          },
          remedy:
            "Read the newest report beside the job's output, and send the event 'DataBrew Ruleset Validation Result' of EventBridge to the team.",
        }
      : undefined;
  },
};

export const noRules: DatabrewCheck = {
  id: 'no-rules',
  description:
    'A profile without rules describes data; nobody is told when it is bad.',
  run({ inventory: { type, rulesets } }) {
    return type === 'PROFILE' && rulesets.length === 0
      ? {
          severity: 'info',
          title: 'The profile job checks no rules of data quality',
          evidence: { rulesets: 0 },
          remedy: 'Create a ruleset for the dataset and add it to the job.',
        }
      : undefined;
  },
};

export const sampled: DatabrewCheck = {
  id: 'sampled',
  description:
    'Rules that are checked on a sample say nothing about the rows beyond it.',
  run({ inventory: { type, rulesets, sample } }) {
    return type === 'PROFILE' &&
      rulesets.length > 0 &&
      sample?.mode !== 'FULL_DATASET'
      ? {
          severity: 'info',
          title: `The rules are checked on the first ${formatCount(
            sample?.rows ?? 20_000,
            'row',
          )} only`,
          evidence: { sampleRows: sample?.rows ?? 20_000 },
          remedy: 'Let the job profile the full dataset if the rules matter.',
        }
      : undefined;
  },
};

export const noLogs: DatabrewCheck = {
  id: 'no-logs',
  description: 'Without logs the reason of a failure is one sentence at most.',
  run({ inventory: { logs } }) {
    return logs === 'DISABLE'
      ? {
          severity: 'info',
          title: 'The job writes no logs',
          evidence: { logSubscription: logs },
          remedy: 'Enable CloudWatch logs for the job.',
        }
      : undefined;
  },
};

export const scheduleUnreadable: DatabrewCheck = {
  id: 'schedule-unreadable',
  description: 'A job whose schedule is not understood never becomes overdue.',
  run({ inventory: { schedules } }) {
    const bad = schedules.find(({ expression }) => !parseSchedule(expression));
    return bad
      ? {
          severity: 'info',
          title: `The schedule '${bad.expression}' is not understood, so nobody is told when a run is overdue`,
          evidence: { schedule: `${bad.name}: ${bad.expression}` },
          remedy:
            'Write the schedule as cron with six fields, such as Cron(15 6 * * ? *).',
        }
      : undefined;
  },
};
