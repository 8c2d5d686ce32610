import { z } from 'zod';
import { durationSchema } from '../../clock/parseDuration';
import { tagsSchema } from '../tagging/tagsSchema';

const ratioSchema = z.number().min(0).max(1);

/** The fields of a change of conditions. */
export const domainChangeFields = {
  /** The share of the disks that is used, from then on. */
  used: ratioSchema.optional(),
  /** By how much that share grows an hour. */
  growth: z.number().optional(),
  memory: ratioSchema.optional(),
  /** The part of the memory that is filled by objects which stay. */
  oldMemory: ratioSchema.optional(),
  /** Active shards; more than 1,000 a data node are usually not possible. */
  shards: z.number().int().nonnegative().optional(),
  /** Whether the KMS key of its data can be used. */
  key: z.enum(['usable', 'disabled', 'gone']).optional(),
  cpu: ratioSchema.optional(),
  /** Writes rejected a minute. */
  rejects: z.number().nonnegative().optional(),
  /** The shares of requests that are answered 4xx and 5xx. */
  clientErrors: ratioSchema.optional(),
  serverErrors: ratioSchema.optional(),
  status: z.enum(['green', 'yellow', 'red']).optional(),
  /** Nodes that are lost. */
  lostNodes: z.number().int().nonnegative().optional(),
  /** Whether it publishes anything. */
  metrics: z.enum(['up', 'down']).optional(),
};

/** A domain in a scenario file. */
export const domainSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{2,27}$/,
      'expected the name of a domain: 3 to 28 lower-case letters, digits, hyphens',
    ),
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: z.string().min(1).optional(),
  tags: tagsSchema,
  version: z.string().default('OpenSearch_2.19'),
  instanceType: z.string().default('r7g.large.search'),
  nodes: z.number().int().positive().default(3),
  masters: z.number().int().nonnegative().default(0),
  /** Of each data node. */
  volumeGigabytes: z.number().int().positive().default(200),
  /** The delivery stream whose documents it takes. */
  deliveryStream: z.string().min(1).optional(),
  ...domainChangeFields,
  used: ratioSchema.default(0.45),
  events: z
    .array(z.strictObject({ at: durationSchema, ...domainChangeFields }))
    .default([]),
});

/** A domain in a scenario file, read. */
export type DomainItem = z.infer<typeof domainSchema>;

/** A change of a domain at a virtual time. */
export type DomainEvent = DomainItem['events'][number];
