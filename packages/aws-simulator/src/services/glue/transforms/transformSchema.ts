import { z } from 'zod';
import { durationSchema, spanSchema } from '../../../clock/parseDuration';
import { tagsSchema } from '../../tagging/tagsSchema';
import { scopeFields } from '../scopeSchema';

const ratioSchema = z.number().min(0).max(1);

/** What an evaluation finds. */
const qualitySchema = z.strictObject({
  precision: ratioSchema,
  recall: ratioSchema,
  areaUnderCurve: ratioSchema.optional(),
});

const taskSchema = z.strictObject({
  at: durationSchema,
  /** Repeats the task, at most until `until`. */
  every: spanSchema
    .refine(value => value >= 60_000, 'expected a minute or more')
    .optional(),
  until: durationSchema.optional(),
  type: z
    .enum([
      'EVALUATION',
      'LABELING_SET_GENERATION',
      'IMPORT_LABELS',
      'EXPORT_LABELS',
      'FIND_MATCHES',
    ])
    .default('FIND_MATCHES'),
  duration: spanSchema.default(20 * 60_000),
  /** The task fails with this message. */
  failure: z.string().optional(),
  quality: qualitySchema.optional(),
  /** How many labels there are after an import. */
  labels: z.number().int().nonnegative().optional(),
});

/** A FindMatches transform in a scenario file. */
export const transformSchema = z.strictObject({
  id: z.string().regex(/^tfm-[0-9a-f]{40}$/, 'expected tfm- and 40 hex digits'),
  name: z.string().min(1),
  ...scopeFields,
  tags: tagsSchema,
  description: z.string().optional(),
  status: z.string().default('READY'),
  role: z.string().default('AWSGlueServiceRole-matching'),
  input: z.strictObject({ database: z.string(), table: z.string() }),
  primaryKey: z.string().optional(),
  precisionRecallTradeoff: ratioSchema.optional(),
  accuracyCostTradeoff: ratioSchema.optional(),
  labels: z.number().int().nonnegative().default(0),
  /** How many labelled pairs an evaluation looks at. */
  evaluatedPairs: z.number().int().positive().default(2000),
  columns: z.record(z.string(), z.string()).default({}),
  importances: z.record(z.string(), ratioSchema).default({}),
  capacity: z.number().positive().default(10),
  tasks: z.array(taskSchema).default([]),
});

/** A transform in a scenario file, read. */
export type TransformItem = z.infer<typeof transformSchema>;

/** A task in a scenario file, read. */
export type TaskItem = z.infer<typeof taskSchema>;
