import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { tagsSchema } from '../tagging/tagsSchema';

/** Loads of one table, again and again. */
const loadSchema = z.strictObject({
  table: z.string().min(1),
  at: durationSchema,
  every: spanSchema
    .refine(value => value >= 60_000, 'expected a minute or more')
    .optional(),
  until: durationSchema.optional(),
  duration: spanSchema.default(60_000),
  rows: z.number().int().nonnegative().default(100_000),
  bytes: z.number().int().nonnegative().default(20_000_000),
  source: z.string().default('s3://bucket/prefix/'),
  /** Rows that are left out of a load that succeeds. */
  rejected: z.number().int().nonnegative().default(0),
  /** Why the load is aborted. */
  failure: z
    .strictObject({
      code: z.number().int(),
      column: z.string(),
      file: z.string(),
      line: z.number().int(),
      /** As Redshift words it, with the value that it stumbled over. */
      message: z.string().default("Invalid digit, Value '?', Pos 0"),
    })
    .optional(),
});

/** What can change in the life of a warehouse. */
export const conditionFields = {
  status: z.string().optional(),
  /** Of a cluster: whether it can be asked; follows from the status unless told. */
  availability: z
    .enum(['Available', 'Unavailable', 'Maintenance', 'Modifying', 'Failed'])
    .optional(),
  healthy: z.boolean().optional(),
  /** Used share of the disk, and what it grows by in a day. */
  diskUsed: z.number().min(0).max(1).optional(),
  diskGrowth: z.number().optional(),
  cpu: z.number().min(0).max(1).optional(),
  connections: z.number().int().nonnegative().optional(),
  /** Queries that wait, by queue or type. */
  queued: z.record(z.string(), z.number().nonnegative()).optional(),
  queryDuration: spanSchema.optional(),
  /** Queries in five minutes (a workgroup without any is idle), and the share of them that fails. */
  queries: z.number().nonnegative().optional(),
  failing: z.number().min(0).max(1).optional(),
  /** Redshift processing units in use. */
  capacity: z.number().nonnegative().optional(),
};

/** What clusters and workgroups have in common in a scenario file. */
const warehouseFields = {
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  tags: tagsSchema,
  created: durationSchema.default(-300 * 86_400_000),
  database: z.string().default('analytics'),
  ...conditionFields,
  loads: z.array(loadSchema).default([]),
  events: z
    .array(z.strictObject({ at: durationSchema, ...conditionFields }))
    .default([]),
};

/** A provisioned cluster in a scenario file. */
export const clusterSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters'),
  ...warehouseFields,
  nodeType: z.string().default('ra3.xlplus'),
  nodes: z.number().int().positive().default(2),
  storageGigabytes: z.number().positive().default(2000),
  snapshotDays: z.number().int().nonnegative().default(7),
  public: z.boolean().default(false),
});

/** A Serverless workgroup in a scenario file. */
export const workgroupSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case letters'),
  id: z.uuid(),
  ...warehouseFields,
  namespace: z.string().default('default'),
  baseCapacity: z.number().int().positive().default(8),
  maxCapacity: z.number().int().positive().optional(),
  storageGigabytes: z.number().positive().default(100),
  public: z.boolean().default(false),
});

/** A cluster in a scenario file, read. */
export type ClusterItem = z.infer<typeof clusterSchema>;

/** A workgroup in a scenario file, read. */
export type WorkgroupItem = z.infer<typeof workgroupSchema>;

/** Loads in a scenario file, read. */
export type LoadItem = z.infer<typeof loadSchema>;

/** A change of a warehouse. */
export type WarehouseChange = Omit<ClusterItem['events'][number], 'at'>;
