import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../../../judging';
import { GlueJobCheck, isStreaming } from '../GlueJobInventory';

const LONG_SECONDS = 24 * 3600;

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
  run({ inventory }) {
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
  run({ inventory }) {
    const { timeoutSeconds } = inventory;
    return !isStreaming(inventory) &&
      timeoutSeconds !== undefined &&
      timeoutSeconds >= LONG_SECONDS
      ? {
          severity: 'info',
          values: { timeout: seconds(timeoutSeconds) },
          evidence: { timeoutSeconds },
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
  run({ inventory: { metrics, type } }) {
    return metrics || type === 'pythonshell'
      ? undefined
      : { severity: 'info', evidence: { enableMetrics: 'no' } };
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
  run({ inventory: { bookmarkOption, maxConcurrentRuns } }) {
    return bookmarkOption === 'enable' &&
      maxConcurrentRuns !== undefined &&
      maxConcurrentRuns > 1
      ? {
          severity: 'info',
          values: { count: maxConcurrentRuns },
          evidence: { maxConcurrentRuns },
        }
      : undefined;
  },
};
