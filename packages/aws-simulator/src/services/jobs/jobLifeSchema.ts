import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { curveNames } from '../../traffic/curves';
import { tagsSchema } from '../tagging/tagsSchema';

/** How the runs of a job go from some time on. */
const conductFields = {
  /** How long a run takes. */
  duration: spanSchema.optional(),
  /** Runs fail with this message; null lets them succeed again. */
  failure: z.string().nullable().optional(),
  /** A person stops the runs. */
  stopped: z.boolean().optional(),
  /** Records that a run reads. */
  records: z.number().nonnegative().optional(),
  /** Used share of the driver's memory. */
  memory: z.number().min(0).max(1).optional(),
  /** Whether the data keeps its rules, where a run checks some. */
  rules: z.enum(['kept', 'broken']).optional(),
  /** Whether the schedule starts runs: a broken one says that it does. */
  schedule: z.enum(['on', 'off', 'broken']).optional(),
};

/** What everything that runs by a schedule says in a scenario file. */
export const jobLifeFields = {
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  tags: tagsSchema,
  created: durationSchema.default(-90 * 86_400_000),
  schedule: z.string().optional(),
  /** How long after its due time a run starts, for jobs that wait for others. */
  delay: spanSchema.default(0),
  duration: spanSchema.default(10 * 60_000),
  failure: z.string().optional(),
  records: z.number().nonnegative().default(1_000_000),
  /** How the records follow the time. */
  curve: z.enum(curveNames).default('flat'),
  memory: z.number().min(0).max(1).default(0.4),
  events: z
    .array(z.strictObject({ at: durationSchema, ...conductFields }))
    .default([]),
};

/** How a job lives, read from a scenario file. */
export type JobLifeItem = z.infer<z.ZodObject<typeof jobLifeFields>>;

/** How the runs of a job go at a time. */
export interface Conduct {
  duration: number;
  failure: string | null;
  stopped: boolean;
  records: number;
  memory: number;
  rules: 'kept' | 'broken';
  schedule: 'on' | 'off' | 'broken';
}
