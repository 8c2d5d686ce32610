import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { JsonObject } from '@backstage/types';
import {
  FailureMeaning,
  ownFailures,
  ownFailuresSchema,
} from './judging/failures';
import { AllowRule, allowRulesSchema } from './discovery';
import { redshiftSettingsSchema } from './stages/redshift';
import { CLOUDWATCH_RATES, CloudWatchRates } from './aws/cloudwatch';
import { PriceOverrides } from './aws/prices';
import { configuredAccounts } from './credentials';

const ROOT = 'pipelineHealth.aws';

const rate = (fallback: number) =>
  z
    .number({ error: 'expected a number of calls or points per second' })
    .positive({ error: 'expected a number above 0' })
    .default(fallback);

const dollars = z
  .number({ error: 'expected US dollars, or US dollars by region' })
  .nonnegative({ error: 'expected US dollars, 0 or more' });

const schema = z.strictObject({
  regions: z
    .array(
      z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, {
        error: "expected the name of a region such as 'eu-central-1'",
      }),
      { error: 'expected a list of regions' },
    )
    .default([]),
  accounts: z
    .array(
      z
        .string({ error: "expected an account in quotes: '123456789012'" })
        .regex(/^\d{12}$/, { error: 'expected twelve digits in quotes' }),
      { error: 'expected a list of accounts' },
    )
    .optional(),
  maxAttempts: z
    .number({ error: 'expected a number of attempts' })
    .int({ error: 'expected a whole number' })
    .min(1, { error: 'expected at least 1' })
    .max(10, { error: 'expected at most 10' })
    .default(3),
  rateLimits: z
    .strictObject({
      metricCallsPerSecond: rate(CLOUDWATCH_RATES.metricCallsPerSecond),
      metricPointsPerSecond: rate(CLOUDWATCH_RATES.metricPointsPerSecond),
      alarmCallsPerSecond: rate(CLOUDWATCH_RATES.alarmCallsPerSecond),
    })
    .prefault({}),
  prices: z
    .record(
      z.string(),
      z.union([dollars, z.record(z.string(), dollars)], {
        error: 'expected US dollars, 0 or more, or those by region',
      }),
      { error: 'expected prices in US dollars by their names' },
    )
    .default({}),
  allow: allowRulesSchema,
  notify: z
    .strictObject({
      topics: z
        .array(
          z.string().regex(/^arn:[^:]+:sns:[^:]+:\d{12}:[^:]+$/, {
            error:
              "expected the ARN of an SNS topic: 'arn:aws:sns:eu-central-1:123456789012:on-call'",
          }),
          { error: 'expected a list of ARNs of SNS topics' },
        )
        .default([]),
    })
    .prefault({}),
  events: z
    .strictObject({
      topics: z
        .array(z.string().min(1), {
          error: "expected a list of topics of Backstage's events service",
        })
        .default([]),
    })
    .prefault({}),
  redshift: redshiftSettingsSchema.prefault({}),
  knownFailures: ownFailuresSchema,
});

/**
 * What can be configured of the source.
 */
export interface AwsSourceConfig {
  /** Where resources are looked for by tags. */
  regions: string[];
  /** Accounts in which resources are looked for by tags. */
  accounts: string[];
  /** How often a call is tried, the first time included. */
  maxAttempts: number;
  rateLimits: CloudWatchRates;
  /** Whose pipelines may have which resources; absent: everybody's may have all. */
  allow?: readonly AllowRule[];
  /** Where owners are told of incidents: ARNs of SNS topics. */
  notify?: { topics: string[] };
  /** Where events of EventBridge come: topics of Backstage's events service. */
  events?: { topics: string[] };
  /** What the site pays, where that is not the list price. */
  prices?: PriceOverrides;
  /** What adopters know of messages of failures; it counts before what is known here. */
  knownFailures: readonly FailureMeaning[];
  /** What families of kinds read themselves, as it is written. */
  settings: JsonObject;
}

/**
 * Reads every key of `pipelineHealth.aws`, and the accounts that credentials are
 * configured for.
 * Throws an error that names the first wrong key.
 */
export function readAwsSourceConfig(config: Config): AwsSourceConfig {
  const result = schema.safeParse(config.getOptional(ROOT) ?? {});
  if (!result.success) {
    throw new InputError(explain(result.error.issues[0]));
  }
  const { accounts, redshift: _redshift, knownFailures, ...rest } = result.data;
  return {
    ...rest,
    accounts: accounts ?? configuredAccounts(config),
    knownFailures: ownFailures(knownFailures),
    settings: { redshift: config.getOptional(`${ROOT}.redshift`) ?? {} },
  };
}

function explain(issue: z.core.$ZodIssue): string {
  const key = (path: PropertyKey[]) =>
    path.reduce<string>(
      (text, part) =>
        typeof part === 'number'
          ? `${text}[${part}]`
          : `${text}.${String(part)}`,
      ROOT,
    );
  if (issue.code === 'unrecognized_keys') {
    return `${key([...issue.path, issue.keys[0]])}: there is no such key`;
  }
  return `${key(issue.path)}: ${issue.message}`;
}
