import { z } from 'zod';

/** Questions about a stage that were refused, as an inventory keeps them. */
export const unansweredSchema = z
  .array(
    z.object({
      question: z.string(),
      code: z.string(),
      message: z.string().default(''),
      missingPermission: z.string().optional(),
    }),
  )
  .default([]);

/** A question about a stage that was refused. */
export type Unanswered = z.infer<typeof unansweredSchema>[number];
