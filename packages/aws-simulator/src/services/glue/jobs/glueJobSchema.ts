import { z } from 'zod';
import { jobLifeFields } from '../../jobs/jobLifeSchema';

/** A Glue job and the trigger that starts it, in a scenario file. */
export const glueJobSchema = z.strictObject({
  name: z.string().min(1).max(255),
  ...jobLifeFields,
  type: z.string().default('glueetl'),
  role: z.string().default('AWSGlueServiceRole-jobs'),
  script: z.string().default('s3://aws-glue-assets/scripts/job.py'),
  arguments: z.record(z.string(), z.string()).default({}),
  connections: z.array(z.string()).default([]),
  glueVersion: z.string().default('5.0'),
  workerType: z.string().default('G.1X'),
  workers: z.number().int().positive().default(10),
  /** Minutes. */
  timeout: z.number().int().positive().default(120),
  retries: z.number().int().nonnegative().default(0),
  workflow: z.string().optional(),
  /** When the bookmark stopped moving; never unless given. */
  bookmarkStands: z.boolean().default(false),
});

/** A connection of Glue in a scenario file. */
export const connectionSchema = z.strictObject({
  name: z.string().min(1),
  url: z.string().min(1),
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
});

/** A Glue job in a scenario file, read. */
export type GlueJobItem = z.infer<typeof glueJobSchema>;

/** A connection in a scenario file, read. */
export type ConnectionItem = z.infer<typeof connectionSchema>;
