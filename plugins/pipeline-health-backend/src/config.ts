import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { pagePathOf, Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { ConfiguredMaintenance } from './database';
import { TellingSettings } from './announcement';
import { CronTimes, IncidentSettings, timezoneField } from './evaluation';
import {
  adoptedAnnotations,
  cadence,
  DAY,
  digestTimes,
  dollars,
  duration,
  HOUR,
  looks,
  maintenanceWindow,
  mapping,
  MINUTE,
  pathInApp,
  retention,
  tellingLanguage,
  wholeFrom,
} from './configValues';

const ROOT = 'pipelineHealth';

/** What is read by modules that are no sources. */
const KEYS_OF_MODULES = ['openMetrics'];

/** How often a stage of a tier is read, in milliseconds. */
export interface Cadence {
  describe: number;
  metrics: number;
}

/** Whether an action may be done, and what is configured of it beside that, unchecked. */
export interface ActionSwitch {
  enabled: boolean;
  settings: JsonObject;
}

/** Everything that can be configured. All durations are milliseconds. */
export interface PipelineHealthConfig {
  collection: {
    /** Between two rounds. */
    interval: number;
    tiers: { [tier in Tier]: Cadence };
    /** How much history a new series starts with. */
    backfill: number;
    /** How far back known points are asked for again, because late ones change. */
    overlap: number;
  };
  discovery: {
    /** Between two readings of the catalog. */
    interval: number;
    /** Between two searches by tags. */
    tagInterval: number;
    /** How many links lead from a declared stage to a discovered one at most. */
    maxDepth: number;
    /** Annotations of other plugins whose ARNs are stages of whoever depends on the entity. */
    adoptedAnnotations: readonly string[];
  };
  /** How long things are kept. */
  retention: {
    samples: number;
    fiveMinuteRollUps: number;
    hourlyRollUps: number;
    runs: number;
    incidents: number;
  };
  incidents: IncidentSettings;
  /** When owners are told of posture; absent: never. */
  digest?: CronTimes;
  /** In which words owners are told outside of the portal. */
  notifications: TellingSettings;
  /** When pipelines are worked on. */
  maintenance: ConfiguredMaintenance[];
  /** Thresholds by kind, unchecked: the kinds know what is right. */
  thresholds: JsonObject;
  /** What pipelines are held to that declare nothing else, unchecked: the kinds know what is right. */
  objectives: JsonObject;
  /** What one caller, one entity or one owner may cost the others. */
  limits: {
    /** How many changes one caller may ask for in a minute, of each replica. */
    changesPerMinute: number;
    /** How many stages a pipeline has at most. */
    stagesPerPipeline: number;
    /** What the metrics of one owner's pipelines may cost a month, in US dollars; absent: anything. */
    monthlyUsdPerOwner?: number;
  };
  /** What may be done to stages, by the ids of actions; the actions know what else is right. */
  actions: { [id: string]: ActionSwitch };
  /** Where our page is mounted in the app, without a slash at the end. */
  pagePath: string;
  /** At which monthly cost no more metrics are asked for, in US dollars. */
  monthlyBudgetUsd?: number;
}

function withoutKeys(raw: object, keys: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(raw).filter(([key]) => !keys.includes(key)),
  );
}

const schema = z.strictObject({
  collection: z
    .strictObject({
      interval: duration(MINUTE, MINUTE / 12),
      tiers: z
        .strictObject({
          hot: cadence(MINUTE, 5 * MINUTE),
          warm: cadence(5 * MINUTE, 15 * MINUTE),
          cold: cadence(5 * MINUTE, HOUR),
        })
        .prefault({}),
      backfill: duration(DAY, HOUR),
      overlap: duration(30 * MINUTE, 0),
    })
    .prefault({}),
  discovery: z
    .strictObject({
      interval: duration(MINUTE, MINUTE / 12),
      tagInterval: duration(15 * MINUTE, MINUTE),
      maxDepth: wholeFrom(0, 20).default(5),
      adoptedAnnotations,
    })
    .prefault({}),
  retention,
  incidents: z
    .strictObject({
      openAfter: z
        .strictObject({ found: looks(1), of: looks(1) })
        .refine(({ found, of }) => found <= of, {
          error: 'expected `found` to be at most `of`',
        })
        .prefault({}),
      unknownAfter: duration(5 * MINUTE, 0),
      resolveAfter: duration(5 * MINUTE, 0),
      reopenWithin: duration(30 * MINUTE, 0),
    })
    .prefault({}),
  digest: digestTimes,
  notifications: z
    .strictObject({
      language: tellingLanguage.default('en'),
      timezone: timezoneField.default('UTC'),
    })
    .prefault({}),
  maintenance: z.array(maintenanceWindow).default([]),
  thresholds: mapping('kind → reading → { warning, critical }'),
  objectives: mapping(
    'freshness → { target, within } and delivery → { target }',
  ),
  limits: z
    .strictObject({
      changesPerMinute: wholeFrom(1, 10_000).default(60),
      stagesPerPipeline: wholeFrom(1, 1_000).default(100),
      monthlyUsdPerOwner: dollars.optional(),
    })
    .prefault({}),
  actions: z
    .record(
      z.string(),
      z
        .looseObject({
          // Environment variables give texts.
          enabled: z
            .union(
              [
                z.boolean(),
                z.enum(['true', 'false']).transform(text => text === 'true'),
              ],
              { error: 'expected true or false' },
            )
            .default(false),
        })
        .transform(
          ({ enabled, ...settings }): ActionSwitch => ({
            enabled,
            settings: settings as JsonObject,
          }),
        ),
    )
    .default({}),
  pagePath: pathInApp.optional(),
  monthlyBudgetUsd: dollars.optional(),
});

/**
 * Reads all keys of `pipelineHealth`, except those that modules read: of sources
 * those under their ids. Throws an error that names the first wrong key.
 */
export function readPipelineHealthConfig(
  config: Config,
  sourceIds: readonly string[] = [],
): PipelineHealthConfig {
  const raw = config.getOptional(ROOT) ?? {};
  const result = schema.safeParse(
    typeof raw === 'object' && !Array.isArray(raw)
      ? withoutKeys(raw, [...sourceIds, ...KEYS_OF_MODULES])
      : raw,
  );
  if (!result.success) {
    throw new InputError(explain(result.error.issues[0]));
  }
  return { ...result.data, pagePath: pagePathOf(config) };
}

function explain(issue: z.core.$ZodIssue): string {
  const key = [ROOT, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    return `${key}.${issue.keys[0]}: unknown key`;
  }
  return `${key}: ${
    issue.code === 'invalid_type' && issue.expected === 'object'
      ? 'expected a mapping'
      : issue.message
  }`;
}
