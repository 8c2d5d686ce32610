import { z } from 'zod';
import { queueArnSchema } from './redriveInput';

const MOST_MOVED = 500;
const FASTEST = 10;

/** What may be configured of redrives of a group. */
export const groupSettings = z.strictObject({
  /** After so many messages of other groups no further are looked for. */
  mostPassedOver: z.number().int().min(0).max(5_000).default(1_000),
  /** From a larger share that came back on, no more is moved. */
  mostBackRatio: z.number().min(0).max(1).default(0.1),
});

/** What a caller may ask for. */
export const groupInput = z.strictObject({
  group: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'expected the id of a group, as peek tells it')
    .describe('Id of the group, as a look at the dead letters tells it'),
  limit: z
    .number()
    .int()
    .min(1)
    .max(MOST_MOVED)
    .optional()
    .describe('How many messages of the group are moved at most'),
  perSecond: z
    .number()
    .min(0.1)
    .max(FASTEST)
    .optional()
    .describe('How many messages a second are moved at most'),
  destination: queueArnSchema
    .optional()
    .describe(
      'ARN of the queue to which all go; each to where it came from when absent',
    ),
});

/** What a caller asks for. */
export type GroupInput = z.infer<typeof groupInput>;
