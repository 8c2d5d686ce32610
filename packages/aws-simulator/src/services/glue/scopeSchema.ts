import { z } from 'zod';
import { durationSchema } from '../../clock/parseDuration';

/** What every resource of Glue says in a scenario file. */
export const scopeFields = {
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  created: durationSchema.default(-90 * 86_400_000),
};
