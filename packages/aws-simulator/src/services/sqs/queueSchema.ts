import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { tagsSchema } from '../tagging/tagsSchema';
import { flowEventSchema, flowFields } from './flowSchema';

const nameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,75}(\.fifo)?$/,
    'expected a queue name: letters, digits, hyphens, underscores, and .fifo at the end of a FIFO queue',
  );

/** A queue in a scenario file. */
export const queueSchema = z
  .strictObject({
    name: nameSchema,
    account: z
      .string()
      .regex(/^\d{12}$/, 'expected 12 digits')
      .optional(),
    region: z.string().min(1).optional(),
    created: durationSchema.default(-90 * 86_400_000),
    retention: spanSchema.default(4 * 86_400_000),
    visibilityTimeout: spanSchema.default(30_000),
    delay: spanSchema.default(0),
    deadLetter: z
      .strictObject({
        queue: nameSchema,
        maxReceiveCount: z.number().int().min(1).max(1000).default(5),
      })
      .optional(),
    /** Further attributes by their AWS names. */
    attributes: z.record(z.string(), z.string()).default({}),
    tags: tagsSchema,
    /** Repeats the queue under the names `<name>-0001` and so on. */
    copies: z.number().int().min(1).max(100_000).optional(),
    /** Messages it holds from the start of the history. */
    messages: z
      .array(
        z.strictObject({
          at: durationSchema,
          count: z.number().int().positive().default(1),
          body: z.string().min(1).optional(),
          fails: z.boolean().default(false),
          group: z.string().optional(),
        }),
      )
      .default([]),
    ...flowFields,
    events: z.array(flowEventSchema).default([]),
  })
  .refine(
    ({ name, producer }) =>
      producer?.groups === undefined || name.endsWith('.fifo'),
    {
      path: ['producer', 'groups'],
      message: 'only FIFO queues have message groups here',
    },
  );

/** A queue in a scenario file, read. */
export type QueueItem = z.infer<typeof queueSchema>;
