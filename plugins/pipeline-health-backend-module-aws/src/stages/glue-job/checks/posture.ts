import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../../../judging';
import { activationFixes, jobFixes } from '../fixes';
import { GlueJobCheck, isStreaming } from '../GlueJobInventory';

const LONG_SECONDS = 24 * 3600;
const SHORT_SECONDS = 3600;
/** What Glue gives jobs by now; where no run tells how long they take. */
const UNKNOWN_SECONDS = 8 * 3600;
const FACTOR = 3;

function secondsOfSuccess({ state, startedAt, endedAt }: Run): number[] {
  return state === 'succeeded' && endedAt
    ? [(Date.parse(endedAt) - Date.parse(startedAt)) / 1000]
    : [];
}

export const triggerOff: GlueJobCheck = {
  id: 'trigger-off',
  title: 'Trigger is off',
  description:
    'A trigger that is not activated starts nothing and never becomes overdue.',
  claim: 'posture',
  messages: {
    title: 'The trigger {{trigger}} is not activated',
    remedy: 'Activate it, or delete it when something else starts the job.',
  },
  run({ stage, inventory }) {
    const off = (answerOf(inventory.triggers) ?? []).filter(
      ({ type, state }) =>
        (type === 'SCHEDULED' || type === 'CONDITIONAL') &&
        (state === 'DEACTIVATED' || state === 'CREATED'),
    );
    return off.length
      ? {
          severity: 'info',
          values: { trigger: off[0].name },
          evidence: { triggers: off.map(({ name }) => name) },
          fixes: activationFixes(
            stage,
            off.map(({ name }) => name),
          ),
        }
      : undefined;
  },
};

export const longTimeout: GlueJobCheck = {
  id: 'long-timeout',
  title: 'Long timeout',
  description:
    'A run that hangs is paid until its timeout; the default is two days for Glue up to 4.0.',
  claim: 'posture',
  messages: {
    title: 'A run that hangs is stopped after {{timeout}} only',
    remedy: 'Set the timeout to a few times the usual duration.',
  },
  run({ stage, inventory, runs }) {
    const { timeoutSeconds } = inventory;
    const longest = Math.max(0, ...runs.flatMap(secondsOfSuccess));
    const enough = Math.max(SHORT_SECONDS, FACTOR * longest);
    return !isStreaming(inventory) &&
      timeoutSeconds !== undefined &&
      timeoutSeconds >= Math.max(LONG_SECONDS, enough)
      ? {
          severity: 'info',
          values: { timeout: seconds(timeoutSeconds) },
          evidence: {
            timeoutSeconds,
            ...(longest > 0 && { longestRunSeconds: Math.round(longest) }),
          },
          fixes: jobFixes(stage, {
            Timeout: Math.ceil((longest > 0 ? enough : UNKNOWN_SECONDS) / 60),
          }),
        }
      : undefined;
  },
};

export const noMetrics: GlueJobCheck = {
  id: 'no-metrics',
  title: 'No metrics',
  description:
    'Without metrics nobody sees how much a run read, or that its memory fills.',
  claim: 'posture',
  messages: {
    title: 'The job publishes no metrics',
    remedy:
      'Set --enable-metrics and --enable-observability-metrics; CloudWatch may charge them as custom metrics.',
  },
  run({ stage, inventory: { metrics, type } }) {
    return metrics || type === 'pythonshell'
      ? undefined
      : {
          severity: 'info',
          evidence: { enableMetrics: 'no' },
          fixes: jobFixes(stage, {
            DefaultArguments: {
              '--enable-metrics': 'true',
              '--enable-observability-metrics': 'true',
            },
          }),
        };
  },
};

export const bookmarkRaces: GlueJobCheck = {
  id: 'bookmark-races',
  title: 'Runs share a bookmark',
  description:
    'Runs at the same time read the same bookmark: data is processed twice or left out.',
  claim: 'posture',
  messages: {
    title: '{{count}} runs at once may share one bookmark',
    remedy: 'Set the maximum concurrency to 1 while bookmarks are enabled.',
  },
  run({ stage, inventory: { bookmarkOption, maxConcurrentRuns } }) {
    return bookmarkOption === 'enable' &&
      maxConcurrentRuns !== undefined &&
      maxConcurrentRuns > 1
      ? {
          severity: 'info',
          values: { count: maxConcurrentRuns },
          evidence: { maxConcurrentRuns },
          fixes: jobFixes(stage, {
            ExecutionProperty: { MaxConcurrentRuns: 1 },
          }),
        }
      : undefined;
  },
};
