import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { trafficFields } from '../../traffic/trafficSchema';
import { tagsSchema } from '../tagging/tagsSchema';

const ratioSchema = z.number().min(0).max(1);
const switchSchema = z.enum(['Enabled', 'Disabled']);

const callsSchema = z.strictObject(trafficFields);

const eventSourceSchema = z
  .strictObject({
    id: z.string().optional(),
    queue: z.string().min(1).optional(),
    stream: z.string().min(1).optional(),
    consumer: z.string().min(1).optional(),
    batch: z.number().int().positive().default(10),
    state: z.string().default('Enabled'),
    stateReason: z.string().default('User action'),
    lastResult: z.string().optional(),
    reportsFailedItems: z.boolean().default(false),
    splitsBatches: z.boolean().default(false),
    maximumRetries: z.number().int().nonnegative().optional(),
    maximumAge: spanSchema.optional(),
    onFailure: z.string().optional(),
  })
  .refine(
    ({ queue, stream }) => (queue === undefined) !== (stream === undefined),
    'expected either a queue or a stream',
  );

/** The fields of a change of conditions. */
export const functionChangeFields = {
  calls: z.union([z.enum(['up', 'down']), callsSchema]).optional(),
  duration: spanSchema.optional(),
  failures: ratioSchema.optional(),
  throttles: ratioSchema.optional(),
  reservedConcurrency: z.number().int().nonnegative().optional(),
  eventSources: switchSchema.optional(),
  lastResult: z.string().optional(),
  state: z.string().optional(),
  stateReason: z.string().optional(),
  stateReasonCode: z.string().optional(),
  keeper: z.enum(['up', 'down']).optional(),
  deployed: z.literal(true).optional(),
};

/** A function in a scenario file. */
export const functionSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{1,64}$/,
      'expected the name of a function: letters, digits, hyphens, underscores',
    ),
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  tags: tagsSchema,
  /** When it was last deployed. */
  deployed: durationSchema.default(-14 * 86_400_000),
  runtime: z.string().default('nodejs24.x'),
  timeout: spanSchema.default(30_000),
  memoryMegabytes: z.number().int().positive().default(256),
  state: z.string().default('Active'),
  stateReason: z.string().optional(),
  stateReasonCode: z.string().optional(),
  deadLetter: z.string().optional(),
  /** Nobody waits for its own calls. */
  asynchronous: z
    .strictObject({
      maximumAge: spanSchema.default(21_600_000),
      maximumRetries: z.number().int().min(0).max(2).default(2),
      onFailure: z.string().optional(),
    })
    .optional(),
  reservedConcurrency: z.number().int().nonnegative().optional(),
  /** The delivery stream whose transform it is: its calls follow from there. */
  deliveryStream: z.string().min(1).optional(),
  reads: z.array(eventSourceSchema).default([]),
  calls: callsSchema.optional(),
  duration: spanSchema.default(200),
  failures: ratioSchema.default(0),
  events: z
    .array(z.strictObject({ at: durationSchema, ...functionChangeFields }))
    .default([]),
});

/** A function in a scenario file, read. */
export type FunctionItem = z.infer<typeof functionSchema>;
