import { z } from 'zod';
import { durationSchema, spanSchema } from '../../clock/parseDuration';
import { rateSchema, trafficFields } from '../../traffic/trafficSchema';
import { tagsSchema } from '../tagging/tagsSchema';

/** Who writes records, in a scenario file. */
export const producerSchema = z.strictObject({
  ...trafficFields,
  recordBytes: z.number().int().positive().default(1024),
});

const ratioSchema = z.number().min(0).max(1);
const stateSchema = z.enum(['up', 'down', 'refused', 'blocked']);

const openSearchSchema = z
  .strictObject({
    openSearch: z.string().min(1),
    index: z.string().min(1),
    rotation: z
      .enum(['NoRotation', 'OneHour', 'OneDay', 'OneWeek', 'OneMonth'])
      .default('OneDay'),
  })
  .transform(({ openSearch, ...rest }) => ({
    type: 'opensearch' as const,
    domain: openSearch,
    ...rest,
  }));

const s3Schema = z
  .strictObject({ s3: z.string().min(1), prefix: z.string().default('') })
  .transform(({ s3, prefix }) => ({ type: 's3' as const, bucket: s3, prefix }));

/** The fields of a change of conditions. */
export const streamChangeFields = {
  producer: z.union([z.enum(['up', 'down']), producerSchema]).optional(),
  source: z.enum(['up', 'down']).optional(),
  destination: stateSchema.optional(),
  capacity: rateSchema.optional(),
  rejects: ratioSchema.optional(),
  transformFailures: ratioSchema.optional(),
  dropped: ratioSchema.optional(),
  processingFailed: ratioSchema.optional(),
  transformDuration: spanSchema.optional(),
  conversionFailures: ratioSchema.optional(),
  key: z
    .enum(['usable', 'denied', 'disabled', 'invalid', 'missing'])
    .optional(),
};

/** A delivery stream in a scenario file. */
export const streamSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9_.-]{1,64}$/,
      'expected the name of a delivery stream: letters, digits, dots, hyphens, underscores',
    ),
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  tags: tagsSchema,
  created: durationSchema.default(-90 * 86_400_000),
  kinesis: z.string().min(1).optional(),
  producer: producerSchema.optional(),
  transform: z
    .strictObject({
      function: z.string().min(1),
      enabled: z.boolean().default(true),
      duration: spanSchema.default(600),
    })
    .optional(),
  destination: z.union([openSearchSchema, s3Schema]),
  /** Whether records are converted before they are written to S3. */
  converts: z.boolean().default(false),
  /** Whether what is put is encrypted with a key of the customer. */
  ownKey: z.boolean().default(false),
  buffer: spanSchema.default(300_000),
  bufferMegabytes: z.number().int().positive().default(5),
  retry: spanSchema.default(300_000),
  capacity: rateSchema.optional(),
  backup: z
    .strictObject({
      bucket: z.string().min(1),
      prefix: z.string().default(''),
      mode: z.string().default('FailedDocumentsOnly'),
    })
    .optional(),
  errorLog: z.boolean().default(true),
  events: z
    .array(z.strictObject({ at: durationSchema, ...streamChangeFields }))
    .default([]),
});

/** A delivery stream in a scenario file, read. */
export type StreamItem = z.infer<typeof streamSchema>;
