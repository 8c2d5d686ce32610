import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, JsonObject } from '@backstage/types';
import {
  ADOPTED_ANNOTATIONS,
  WATCHING_ANNOTATIONS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { z } from 'zod';
import { TELLING_LANGUAGES } from './announcement';
import {
  cronField,
  CronTimes,
  isWeeklyAtMost,
  MaintenanceError,
  readMaintenance,
  timezoneField,
} from './evaluation';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A duration as `15m`, `PT15M` or `{ minutes: 15 }`; a default in milliseconds. */
export function duration(fallback: number, least: number) {
  return optionalDuration(least).transform(value => value ?? fallback);
}

function optionalDuration(least: number) {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      if (value === undefined) {
        return undefined;
      }
      const milliseconds = toMilliseconds(value);
      if (milliseconds === undefined || milliseconds < least) {
        context.addIssue({
          code: 'custom',
          message: `expected a duration such as 15m, PT15M or { minutes: 15 }, of at least ${
            least / 1000
          } seconds`,
        });
        return z.NEVER;
      }
      return milliseconds;
    });
}

function toMilliseconds(value: unknown): number | undefined {
  const isText = typeof value === 'string';
  const isObject =
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isText && !isObject) {
    return undefined;
  }
  const reader = new ConfigReader({ value: isText ? value : { ...value } });
  try {
    return durationToMilliseconds(
      readDurationFromConfig(reader, { key: 'value' }),
    );
  } catch {
    return undefined;
  }
}

/** How long things are kept: what is coarser for as long as what is finer, or longer. */
export const retention = z
  .strictObject({
    samples: duration(15 * DAY, HOUR),
    fiveMinuteRollUps: optionalDuration(HOUR),
    hourlyRollUps: optionalDuration(HOUR),
    runs: duration(90 * DAY, DAY),
    incidents: duration(400 * DAY, DAY),
  })
  .transform((kept, context) => {
    const {
      samples,
      fiveMinuteRollUps = Math.max(90 * DAY, samples),
      hourlyRollUps = Math.max(400 * DAY, fiveMinuteRollUps),
    } = kept;
    const expectAsLong = (key: string, finer: string) =>
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `expected at least as long as ${finer}`,
      });
    if (fiveMinuteRollUps < samples) {
      expectAsLong('fiveMinuteRollUps', 'samples');
    }
    if (hourlyRollUps < fiveMinuteRollUps) {
      expectAsLong('hourlyRollUps', 'fiveMinuteRollUps');
    }
    return { ...kept, fiveMinuteRollUps, hourlyRollUps };
  })
  .prefault({});

/** When pipelines are worked on, and which. */
export const maintenanceWindow = z
  .looseObject({
    pipelines: z.array(z.string()).optional(),
    owners: z.array(z.string()).optional(),
  })
  .transform(({ pipelines, owners, ...times }, context) => {
    try {
      return { pipelines, owners, times: readMaintenance(times) };
    } catch (error) {
      const isOurs = error instanceof MaintenanceError;
      context.addIssue({
        code: 'custom',
        path: isOurs ? error.field.split('.').filter(Boolean) : [],
        message: isOurs ? error.problem : String(error),
      });
      return z.NEVER;
    }
  });

const WEEKLY: CronTimes = { cron: '0 8 * * 1' };

/** When owners are told of posture: `off`, `weekly`, or times that are no less than a week apart. */
export const digestTimes = z
  .union(
    [
      z.enum(['off', 'weekly']),
      // YAML 1.1 reads `off` as false.
      z.literal(false).transform(() => 'off' as const),
      z.strictObject({
        cron: cronField(WEEKLY.cron).refine(
          isWeeklyAtMost,
          `expected times that are at least a week apart, such as \`${WEEKLY.cron}\``,
        ),
        timezone: timezoneField.optional(),
      }),
    ],
    { error: 'expected off, weekly, or { cron, timezone }' },
  )
  .default('weekly')
  .transform(value => {
    if (value === 'off') {
      return undefined;
    }
    return value === 'weekly' ? WEEKLY : value;
  });

/** The language of what is sent outside of the portal. */
export const tellingLanguage = z.enum(TELLING_LANGUAGES, {
  error: `expected one of ${TELLING_LANGUAGES.join(', ')}`,
});

/** Names of annotations that other plugins write. */
export const adoptedAnnotations = z
  .array(
    z
      .string()
      .regex(/^([a-z0-9.-]+\/)?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/, {
        error:
          "expected the name of an annotation such as 'aws.amazon.com/arn'",
      })
      .refine(name => !WATCHING_ANNOTATIONS.includes(name), {
        error: 'expected an annotation of another plugin',
      }),
    { error: 'expected a list of names of annotations' },
  )
  .default([...ADOPTED_ANNOTATIONS]);

/** A whole number of looks. */
export function looks(fallback: number) {
  const expected = 'a whole number from 1 to 20';
  const error = `expected ${expected}`;
  return number(
    z.int({ error }).min(1, { error }).max(20, { error }),
    expected,
  ).default(fallback);
}

/** A number; environment variables give texts. */
function number(check: z.ZodNumber, expected: string) {
  return z.preprocess(
    value =>
      typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
    z.number({ error: `expected ${expected}` }).pipe(check),
  );
}

export function wholeFrom(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  const error = `expected ${expected}`;
  return number(
    z.int({ error }).min(least, { error }).max(most, { error }),
    expected,
  );
}

export function cadence(describe: number, metrics: number) {
  return z
    .strictObject({
      describe: duration(describe, MINUTE / 6),
      metrics: duration(metrics, MINUTE),
    })
    .prefault({});
}

export const dollars = number(
  z.number().positive({ error: 'expected a number of US dollars above 0' }),
  'a number of US dollars above 0',
);

/** A path in the app as links continue it. */
export const pathInApp = z
  .string()
  .startsWith('/', { error: 'expected a path that begins with /' });

/** What others check. */
export function mapping(of: string) {
  return z
    .custom<JsonObject>(
      value =>
        typeof value === 'object' && value !== null && !Array.isArray(value),
      { error: `expected a mapping of ${of}` },
    )
    .default({});
}
