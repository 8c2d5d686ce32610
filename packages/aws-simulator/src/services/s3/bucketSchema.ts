import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { curveNames } from '../../traffic/curves';
import { tagsSchema } from '../tagging/tagsSchema';

/** Which calls a bucket refuses. */
export const denialSchema = z.enum([
  'nothing',
  'reads',
  'writes',
  'everything',
]);

/** A bucket in a scenario file. */
export const bucketSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'expected the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
    ),
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  tags: tagsSchema,
  denies: denialSchema.default('nothing'),
  events: z
    .array(z.strictObject({ at: durationSchema, denies: denialSchema }))
    .default([]),
  /** Objects that some writer puts there again and again. */
  arrivals: z
    .array(
      z.strictObject({
        prefix: z.string().default(''),
        every: spanSchema.refine(
          value => value >= 1000,
          'expected at least a second',
        ),
        bytes: z.number().int().nonnegative().default(1_048_576),
        /** How their sizes follow the time; where it is nothing, none comes. */
        curve: z.enum(curveNames).default('flat'),
        from: durationSchema.default(-86_400_000),
        /** When they stop coming; never unless given. */
        until: durationSchema.optional(),
      }),
    )
    .default([]),
});

/** A bucket in a scenario file, read. */
export type BucketItem = z.infer<typeof bucketSchema>;
