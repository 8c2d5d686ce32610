import { z } from 'zod';
import { jobLifeFields } from '../jobs/jobLifeSchema';

const addressSchema = z
  .string()
  .regex(/^s3:\/\/[^/]+\//, 'expected an address such as s3://bucket/folder/');

/** A DataBrew job, with the dataset and schedule that belong to it, in a scenario file. */
export const databrewJobSchema = z.strictObject({
  name: z.string().min(1).max(240),
  ...jobLifeFields,
  type: z.string().default('RECIPE'),
  dataset: z.strictObject({
    name: z.string().min(1),
    format: z.string().default('CSV'),
    s3: addressSchema.optional(),
    table: z
      .string()
      .regex(/^[^.]+\.[^.]+$/, 'expected database.table')
      .optional(),
  }),
  recipe: z.string().optional(),
  outputs: z
    .array(
      z.strictObject({
        s3: addressSchema,
        format: z.string().default('PARQUET'),
        overwrite: z.boolean().default(true),
      }),
    )
    .default([]),
  /** Glue connections that the job writes to. */
  connections: z.array(z.string()).default([]),
  rulesets: z.record(z.string(), z.number().int().positive()).default({}),
  capacity: z.number().int().positive().default(5),
  retries: z.number().int().nonnegative().default(0),
  /** Minutes. */
  timeout: z.number().int().positive().default(2880),
  logs: z.boolean().default(true),
});

/** A DataBrew job in a scenario file, read. */
export type DatabrewJobItem = z.infer<typeof databrewJobSchema>;
