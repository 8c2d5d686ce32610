import { Cron } from 'croner';
import { z } from 'zod';

const DAY = 86_400_000;
/** A week in which a clock is put forward has an hour less. */
const WEEK = 7 * DAY - 3_600_000;
/** Enough to see every day of the week twice, whatever the months. */
const TIMES_LOOKED_AT = 15;

/** Times that come back: five fields, in a time zone. */
export interface CronTimes {
  cron: string;
  /** Default UTC. */
  timezone?: string;
}

/** Reads the five fields of a cron expression. */
export function cronField(example: string) {
  const error = `expected five fields such as \`${example}\``;
  return z.string({ error }).refine(isCron, error);
}

/** Reads the name of a time zone. */
export const timezoneField = z
  .string()
  .refine(isTimezone, 'expected the name of a time zone: Europe/Berlin');

/** The first of the times after a time, in epoch milliseconds; undefined when none comes. */
export function nextOf(times: CronTimes, after: number): number | undefined {
  return cronOf(times).nextRun(new Date(after))?.getTime();
}

/** Whether two of the times are never less than a week apart; what tells no times has none that are. */
export function isWeeklyAtMost(cron: string): boolean {
  if (!isCron(cron)) {
    return true;
  }
  const runs = cronOf({ cron }).nextRuns(TIMES_LOOKED_AT, new Date(0));
  return runs.every(
    (time, index) =>
      index === 0 || time.getTime() - runs[index - 1].getTime() >= WEEK,
  );
}

function cronOf({ cron, timezone = 'UTC' }: CronTimes): Cron {
  return new Cron(cron, { paused: true, timezone });
}

function isCron(text: string): boolean {
  try {
    return (
      text.trim().split(/\s+/).length === 5 &&
      nextOf({ cron: text }, 0) !== undefined
    );
  } catch {
    return false;
  }
}

function isTimezone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}
