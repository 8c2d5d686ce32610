import {
  ActiveMaintenance,
  MaybeSaid,
  SaidError,
} from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { cronField, nextOf, timezoneField } from './cron';
import { parseDuration } from './parseDuration';
import { problemMessages } from './problemMessages';
import { say } from './say';

const LONGEST_SECONDS = 14 * 86_400;
const LONGEST_REASON = 2_000;

const reason = z
  .string({ error: problemMessages['maintenance.reason'] })
  .trim()
  .min(1, problemMessages['maintenance.reason'])
  .max(LONGEST_REASON);

const time = z
  .string({ error: problemMessages['maintenance.time'] })
  .refine(
    text => !Number.isNaN(Date.parse(text)),
    problemMessages['maintenance.time'],
  );

const single = z
  .strictObject({ from: time.optional(), until: time, reason })
  .refine(({ from, until }) => !(Date.parse(from ?? '') >= Date.parse(until)), {
    path: ['until'],
    error: problemMessages['maintenance.until'],
  });

const recurring = z.strictObject({
  cron: cronField('0 2 * * 6'),
  duration: z.union([z.string(), z.number()]).transform((value, context) => {
    const seconds = typeof value === 'number' ? value : parseDuration(value);
    if (seconds === undefined || seconds <= 0 || seconds > LONGEST_SECONDS) {
      context.addIssue({
        code: 'custom',
        message: problemMessages['maintenance.duration'],
      });
      return z.NEVER;
    }
    return seconds;
  }),
  timezone: timezoneField.optional(),
  reason,
});

/** A time, or times that come back, in which a pipeline is worked on; `duration` is seconds. */
export type MaintenanceTimes =
  | z.infer<typeof single>
  | z.infer<typeof recurring>;

/** Something wrong in when something is worked on. */
export class MaintenanceError extends SaidError {
  readonly problem: string;

  constructor(readonly field: string, why: MaybeSaid) {
    super(
      say('maintenance.field', {
        field: field || 'maintenance',
        why,
      }),
    );
    this.problem = why.message;
  }
}

/** The keys of what the schema says, which is plain text. */
const KEYS = new Map(
  Object.entries(problemMessages)
    .filter(([key]) => key.startsWith('maintenance.'))
    .map(([key, text]) => [text, key]),
);

/** Reads when something is worked on. Throws an error that names the field. */
export function readMaintenance(value: unknown): MaintenanceTimes {
  const isRecurring =
    typeof value === 'object' && value !== null && 'cron' in value;
  const result = (isRecurring ? recurring : single).safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field =
      issue.code === 'unrecognized_keys'
        ? [...issue.path, issue.keys[0]]
        : issue.path;
    throw new MaintenanceError(
      field.map(String).join('.'),
      issue.code === 'unrecognized_keys'
        ? say('maintenance.unknown-key')
        : whyOf(issue.message),
    );
  }
  return result.data;
}

function whyOf(message: string): MaybeSaid {
  const key = KEYS.get(message);
  return key === undefined ? { message } : say(key);
}

/** Until when it is worked on, in epoch milliseconds; undefined while it is not. */
export function activeUntil(
  times: MaintenanceTimes,
  now: number,
): number | undefined {
  if (!('cron' in times)) {
    const from = times.from === undefined ? -Infinity : Date.parse(times.from);
    const until = Date.parse(times.until);
    return from <= now && now < until ? until : undefined;
  }
  const duration = times.duration * 1000;
  // The last that began no longer ago than one lasts.
  const begun = nextOf(times, now - duration);
  return begun !== undefined && begun <= now ? begun + duration : undefined;
}

/** When it is worked on between two times, in epoch milliseconds. */
export function activeBetween(
  times: MaintenanceTimes,
  from: number,
  until: number,
): { from: number; until: number }[] {
  if (!('cron' in times)) {
    const begins =
      times.from === undefined ? -Infinity : Date.parse(times.from);
    const ends = Date.parse(times.until);
    return begins < until && ends > from ? [{ from: begins, until: ends }] : [];
  }
  const duration = times.duration * 1000;
  const active: { from: number; until: number }[] = [];
  let begins = nextOf(times, from - duration);
  while (begins !== undefined && begins < until) {
    active.push({ from: begins, until: begins + duration });
    begins = nextOf(times, begins);
  }
  return active;
}

/** When it is next begun to be worked on, in epoch milliseconds; undefined when it is not. */
export function nextBegin(
  times: MaintenanceTimes,
  now: number,
): number | undefined {
  if ('cron' in times) {
    return nextOf(times, now);
  }
  const from = Date.parse(times.from ?? '');
  return from > now ? from : undefined;
}

/** Why and until when it is worked on, of several; undefined while none is. */
export function activeAmong(
  windows: readonly MaintenanceTimes[],
  now: number,
): ActiveMaintenance | undefined {
  const [longest] = windows
    .flatMap(times => {
      const until = activeUntil(times, now);
      return until === undefined ? [] : [{ until, reason: times.reason }];
    })
    .sort((a, b) => b.until - a.until);
  return (
    longest && {
      reason: longest.reason,
      until: new Date(longest.until).toISOString(),
    }
  );
}

/** When it next begins or ends to be worked on, of several; undefined when it does neither. */
export function nextChange(
  windows: readonly MaintenanceTimes[],
  now: number,
): number | undefined {
  const times = windows.flatMap(
    each => activeUntil(each, now) ?? nextBegin(each, now) ?? [],
  );
  return times.length ? Math.min(...times) : undefined;
}
