import { z } from 'zod';
import { durationSchema, spanSchema } from '../../../clock/parseDuration';
import { tagsSchema } from '../../tagging/tagsSchema';
import { scopeFields } from '../scopeSchema';

/** Data that a crawler finds alike, and makes one table of. */
const folderSchema = z.strictObject({
  table: z.string().min(1),
  /** Below the target. */
  path: z.string().default(''),
  /** The whole location, when it is none below the target. */
  location: z.string().optional(),
  format: z.string().default('parquet'),
  compression: z.string().default('none'),
  columns: z.record(z.string(), z.string()).default({}),
  partitions: z.array(z.string()).default([]),
  /** Further parameters of the table. */
  parameters: z.record(z.string(), z.string()).default({}),
});

const eventSchema = z.strictObject({
  at: durationSchema,
  /** From the next crawl on, this is found as well. */
  add: z.array(folderSchema).default([]),
  /** Names of tables whose data is not found any more. */
  remove: z.array(z.string()).default([]),
  /** Crawls fail with this message; null lets them succeed again. */
  failure: z.string().nullable().optional(),
  /** Whether somebody stops every crawl before it ends. */
  stopped: z.boolean().optional(),
  /** Names of tables that crawls mark as deprecated from now on, though their data is there. */
  giveUp: z.array(z.string()).default([]),
  /** Whether Lake Formation hides the tables of the database, or which of them. */
  hidden: z.union([z.boolean(), z.array(z.string())]).optional(),
  duration: spanSchema.optional(),
  /** Whether the schedule starts crawls. */
  schedule: z.enum(['on', 'off', 'broken']).optional(),
});

/** A place that a crawler looks at. */
const targetSchema = z.strictObject({
  type: z
    .enum([
      's3',
      'jdbc',
      'mongodb',
      'dynamodb',
      'catalog',
      'delta',
      'iceberg',
      'hudi',
    ])
    .default('s3'),
  /** An address in S3, a JDBC path, the name of a table, or `database.table` of the catalog. */
  path: z.string().min(1),
  exclusions: z.array(z.string()).default([]),
});

/** A crawler in a scenario file. */
export const crawlerSchema = z.strictObject({
  name: z.string().min(1).max(255),
  ...scopeFields,
  tags: tagsSchema,
  database: z.string().min(1),
  prefix: z.string().default(''),
  role: z.string().default('service-role/AWSGlueServiceRole'),
  target: z
    .string()
    .regex(/^s3:\/\//, 'expected an address such as s3://b/a/')
    .default(''),
  exclusions: z.array(z.string()).default([]),
  /** All targets, when they are more than one in S3. */
  targets: z.array(targetSchema).default([]),
  schedule: z.string().optional(),
  /** The schedule of the trigger that starts it, in place of its own. */
  trigger: z.string().optional(),
  workflow: z.string().optional(),
  /** How long a crawl takes. */
  duration: spanSchema.default(5 * 60_000),
  dpus: z.number().positive().default(2),
  grouping: z.boolean().default(true),
  tableLevel: z.number().int().positive().optional(),
  tableThreshold: z.number().int().positive().optional(),
  update: z.string().default('UPDATE_IN_DATABASE'),
  delete: z.string().default('DEPRECATE_IN_DATABASE'),
  recrawl: z.string().default('CRAWL_EVERYTHING'),
  dataset: z.array(folderSchema).default([]),
  events: z.array(eventSchema).default([]),
});

/** A crawler in a scenario file, read. */
export type CrawlerItem = z.infer<typeof crawlerSchema>;

/** Data that a crawler makes one table of. */
export type CrawlerFolder = z.infer<typeof folderSchema>;

/** A change in a crawler's life. */
export type CrawlerEvent = z.infer<typeof eventSchema>;

/** All targets of a crawler; most have one in S3. */
export function targetsOf({
  target,
  exclusions,
  targets,
}: CrawlerItem): CrawlerItem['targets'] {
  return targets.length ? targets : [{ type: 's3', path: target, exclusions }];
}
