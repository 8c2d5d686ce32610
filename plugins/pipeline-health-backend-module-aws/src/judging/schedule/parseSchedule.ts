import { Cron } from 'croner';
import { Schedule } from './Schedule';

const EXPRESSION = /^\s*(cron|rate|at)\s*\(\s*(.+?)\s*\)\s*$/i;
const RATE = /^(\d+)\s+(minute|hour|day|week)s?$/i;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

const SECONDS_OF: { [unit: string]: number } = {
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};

/**
 * Reads a schedule as Glue, DataBrew and EventBridge Scheduler write it:
 * `cron(0 6 ? * MON *)` with six fields of which the last is the year and
 * Sunday is day 1, `rate(5 minutes)`, or `at(2026-11-23T06:00:00)`.
 *
 * Undefined when the expression cannot be understood: then nobody knows when
 * a start is due.
 */
export function parseSchedule(
  expression: string,
  options: { timeZone?: string } = {},
): Schedule | undefined {
  const match = EXPRESSION.exec(expression);
  if (!match) {
    return undefined;
  }
  const [, form, body] = match;
  try {
    switch (form.toLowerCase()) {
      case 'cron':
        return parseCron(body, knownTimeZone(options.timeZone));
      case 'rate':
        return parseRate(body);
      default:
        return parseTime(body, knownTimeZone(options.timeZone));
    }
  } catch {
    return undefined;
  }
}

function knownTimeZone(timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
}

function parseCron(body: string, timeZone: string): Schedule | undefined {
  const fields = body.split(/\s+/);
  if (fields.length !== 6) {
    return undefined;
  }
  const weekday = 4;
  if (fields[weekday].toUpperCase() === 'L') {
    fields[weekday] = 'SAT';
  }
  const cron = new Cron(['0', ...fields].join(' '), {
    paused: true,
    mode: '7-part',
    alternativeWeekdays: true,
    sloppyRanges: true,
    timezone: timeZone,
  });
  return {
    nextAfter: time => cron.nextRun(new Date(time))?.getTime(),
  };
}

function parseRate(body: string): Schedule | undefined {
  const match = RATE.exec(body);
  const interval = match
    ? Number(match[1]) * SECONDS_OF[match[2].toLowerCase()] * 1000
    : 0;
  return interval > 0 ? { nextAfter: time => time + interval } : undefined;
}

function parseTime(body: string, timeZone: string): Schedule | undefined {
  if (!LOCAL_TIME.test(body)) {
    return undefined;
  }
  const only = new Cron(body, { paused: true, timezone: timeZone });
  return {
    nextAfter: time => only.nextRun(new Date(time))?.getTime(),
  };
}
