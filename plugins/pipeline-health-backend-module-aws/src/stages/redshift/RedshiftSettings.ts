import { z } from 'zod';

const SECONDS_OF: { [unit: string]: number } = { m: 60, h: 3600, d: 86_400 };

const interval = z
  .string({ error: "expected a duration such as '30m' or '2h'" })
  .regex(/^\d+[mhd]$/, { error: "expected a duration such as '30m' or '2h'" })
  .transform(text => Number(text.slice(0, -1)) * SECONDS_OF[text.slice(-1)])
  .refine(seconds => seconds >= 900, {
    error: 'expected at least 15m: every question wakes the warehouse',
  });

const loadStatus = z.strictObject({
  warehouse: z
    .string({ error: 'expected the ARN of a cluster or workgroup' })
    .regex(/^arn:[\w-]+:redshift(:.+:cluster:|-serverless:.+:workgroup\/)./, {
      error: 'expected the ARN of a cluster or workgroup',
    }),
  database: z.string({ error: 'expected the name of a database' }).min(1),
  secretArn: z.string().startsWith('arn:').optional(),
  dbUser: z.string().min(1).optional(),
  interval: interval.prefault('1h'),
});

/** The part of the configuration that is about Redshift. */
export const redshiftSettingsSchema = z.strictObject({
  loadStatus: z
    .array(loadStatus, { error: 'expected a list of warehouses' })
    .default([]),
});

/** The warehouses whose loads may be asked for by SQL; none unless configured. */
export type RedshiftSettings = z.infer<typeof redshiftSettingsSchema>;

/** How the loads of one warehouse are asked for. */
export type LoadStatusSettings = RedshiftSettings['loadStatus'][number];
