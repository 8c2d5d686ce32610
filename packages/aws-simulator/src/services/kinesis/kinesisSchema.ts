import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { producerSchema } from '../firehose/streamSchema';
import { rateSchema } from '../../traffic/trafficSchema';
import { tagsSchema } from '../tagging/tagsSchema';

const consumerSchema = z.strictObject({ rate: rateSchema });
const shardsSchema = z.number().int().positive();
const ratioSchema = z.number().min(0).max(1);

/** The fields of a change of conditions. */
export const kinesisChangeFields = {
  producer: z.union([z.enum(['up', 'down']), producerSchema]).optional(),
  consumer: z.union([z.enum(['up', 'down']), consumerSchema]).optional(),
  shards: shardsSchema.optional(),
  hotShard: ratioSchema.optional(),
  retention: spanSchema.optional(),
  blockedShard: z.boolean().optional(),
  keyState: z.enum(['usable', 'disabled']).optional(),
  fanOut: z
    .record(z.string(), z.union([z.enum(['up', 'down']), consumerSchema]))
    .optional(),
};

/** A Kinesis stream in a scenario file. */
export const kinesisSchema = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[A-Za-z0-9_.-]{1,128}$/,
        'expected the name of a stream: letters, digits, dots, hyphens, underscores',
      ),
    account: z
      .string()
      .regex(/^\d{12}$/, 'expected 12 digits')
      .optional(),
    region: z.string().min(1).optional(),
    tags: tagsSchema,
    created: durationSchema.default(-90 * 86_400_000),
    mode: z.enum(['provisioned', 'on-demand']).default('provisioned'),
    /** One unless given, four on demand. */
    shards: shardsSchema.optional(),
    hotShard: ratioSchema.default(0),
    retention: spanSchema.default(86_400_000),
    encrypted: z.boolean().default(false),
    /** A key of the customer, by ARN; without, that of AWS. */
    key: z.string().min(1).optional(),
    /** Readers with a throughput of their own that never read. */
    fanOutConsumers: z.number().int().nonnegative().default(0),
    /** Those that do. */
    fanOut: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          rate: rateSchema,
          created: durationSchema.optional(),
        }),
      )
      .default([]),
    /** The delivery stream that reads it: its traffic and its lag are this stream's. */
    deliveryStream: z.string().min(1).optional(),
    producer: producerSchema.optional(),
    consumer: consumerSchema.optional(),
    events: z
      .array(z.strictObject({ at: durationSchema, ...kinesisChangeFields }))
      .default([]),
  })
  .refine(
    ({ deliveryStream, producer, consumer }) =>
      !deliveryStream || (!producer && !consumer),
    'a stream with a deliveryStream has the traffic of that, not its own producer or consumer',
  );

/** A Kinesis stream in a scenario file, read. */
export type KinesisItem = z.infer<typeof kinesisSchema>;
