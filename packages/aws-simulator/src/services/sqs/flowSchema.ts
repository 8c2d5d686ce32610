import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { rateSchema, trafficFields } from '../../traffic/trafficSchema';

const producerSchema = z.strictObject({
  ...trafficFields,
  messageBytes: z.number().int().positive().default(1024),
  groups: z.number().int().positive().optional(),
  hotGroup: z.number().min(0).max(1).optional(),
});

const longestTimeout = 12 * 3_600_000;

/** One time for every failure, or one that grows. */
const backoffSchema = z.union([
  spanSchema.transform(first => ({ first, factor: 1, most: longestTimeout })),
  z.strictObject({
    first: spanSchema,
    factor: z.number().min(1).default(2),
    most: spanSchema.default(longestTimeout),
  }),
]);

const consumerSchema = z.strictObject({
  rate: rateSchema,
  processing: spanSchema.default(2000),
  heartbeat: z.boolean().default(false),
  backoff: backoffSchema.optional(),
});

const ratioSchema = z.number().min(0).max(1);

/** The traffic of a queue: who sends, who receives, how much of it fails. */
export const flowFields = {
  producer: producerSchema.optional(),
  consumer: consumerSchema.optional(),
  failures: ratioSchema.default(0),
};

const switchSchema = z.enum(['up', 'down']);

/** The fields of a change of the traffic. */
export const flowChangeFields = {
  producer: z.union([switchSchema, producerSchema]).optional(),
  consumer: z.union([switchSchema, consumerSchema]).optional(),
  failures: ratioSchema.optional(),
  messages: z.number().int().nonnegative().optional(),
};

/** A change of the traffic at a time. */
export const flowEventSchema = z
  .strictObject({ at: durationSchema, ...flowChangeFields })
  .refine(
    event =>
      Object.values(event).filter(value => value !== undefined).length > 1,
    'expected a change of producer, consumer, failures or messages',
  );
