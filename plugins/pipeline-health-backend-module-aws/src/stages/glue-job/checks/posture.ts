import { parseSchedule } from '../../../judging/schedule';
import { formatDuration } from '../../../judging/words';
import { GlueJobCheck, isStreaming } from '../context';

const LONG_SECONDS = 24 * 3600;

export const triggerOff: GlueJobCheck = {
  id: 'trigger-off',
  description:
    'A trigger that is not activated starts nothing and never becomes overdue.',
  run({ inventory: { triggers } }) {
    const off = triggers.filter(
      ({ type, state }) =>
        (type === 'SCHEDULED' || type === 'CONDITIONAL') &&
        (state === 'DEACTIVATED' || state === 'CREATED'),
    );
    return off.length
      ? {
          severity: 'info',
          title: `The trigger ${off[0].name} is not activated`,
          evidence: { triggers: off.map(({ name }) => name) },
          remedy:
            'Activate it, or delete it when something else starts the job.',
        }
      : undefined;
  },
};

export const scheduleUnreadable: GlueJobCheck = {
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
            'Write the schedule as cron with six fields, such as cron(15 6 * * ? *).',
        }
      : undefined;
  },
};

export const longTimeout: GlueJobCheck = {
  id: 'long-timeout',
  description:
    'A run that hangs is paid until its timeout; the default is two days for Glue up to 4.0.',
  run({ inventory }) {
    const { timeoutSeconds } = inventory;
    return !isStreaming(inventory) &&
      timeoutSeconds !== undefined &&
      timeoutSeconds >= LONG_SECONDS
      ? {
          severity: 'info',
          title: `A run that hangs is stopped after ${formatDuration(
            timeoutSeconds,
          )} only`,
          evidence: { timeoutSeconds },
          remedy: 'Set the timeout to a few times the usual duration.',
        }
      : undefined;
  },
};

export const noMetrics: GlueJobCheck = {
  id: 'no-metrics',
  description:
    'Without metrics nobody sees how much a run read, or that its memory fills.',
  run({ inventory: { metrics, type } }) {
    return metrics || type === 'pythonshell'
      ? undefined
      : {
          severity: 'info',
          title: 'The job publishes no metrics',
          evidence: { enableMetrics: 'no' },
          remedy:
            'Set --enable-metrics and --enable-observability-metrics; CloudWatch may charge them as custom metrics.',
        };
  },
};

export const bookmarkRaces: GlueJobCheck = {
  id: 'bookmark-races',
  description:
    'Runs at the same time read the same bookmark: data is processed twice or left out.',
  run({ inventory: { bookmark, maxConcurrentRuns } }) {
    return bookmark.option === 'enable' &&
      maxConcurrentRuns !== undefined &&
      maxConcurrentRuns > 1
      ? {
          severity: 'info',
          title: `${maxConcurrentRuns} runs at once may share one bookmark`,
          evidence: { maxConcurrentRuns },
          remedy:
            'Set the maximum concurrency to 1 while bookmarks are enabled.',
        }
      : undefined;
  },
};
