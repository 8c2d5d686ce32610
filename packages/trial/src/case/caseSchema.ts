import {
  durationSchema,
  faultItemSchema,
  spanSchema,
} from '@pipeline-health/aws-simulator';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';

/** What a case begins with unless it says otherwise: a Monday morning. */
const usualStart = '2026-03-02T08:00:00Z';

const jsonObject = z.record(z.string(), z.json()).transform(
  // A record of JSON is what the configuration of Backstage calls one.
  value => value as JsonObject,
);

const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text);
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: `expected a regular expression: ${
        error instanceof Error ? error.message : error
      }`,
    });
    return z.NEVER;
  }
});

/** One, or a list of them. */
const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z
    .union([schema, z.array(schema).min(1)])
    .transform(value => (Array.isArray(value) ? value : [value]));

const health = z.enum(['healthy', 'warning', 'critical', 'unknown']);

const pipelineSchema = z.union([
  z.string().min(1),
  z.strictObject({
    arns: z.string().min(1),
    thresholds: jsonObject.optional(),
  }),
]);

const moment = { at: spanSchema, note: z.string().optional() };

const actionSchema = z.union(
  [
    z.strictObject({
      ...moment,
      call: z
        .string()
        .regex(/^[a-z0-9-]+\.[A-Za-z0-9]+$/, 'expected sqs.SetQueueAttributes'),
      input: jsonObject.default({}),
      times: z.number().int().positive().default(1),
    }),
    z.strictObject({
      ...moment,
      control: z.string().min(1),
      body: jsonObject.default({}),
    }),
    z.strictObject({ ...moment, fault: faultItemSchema }),
    z.strictObject({ ...moment, heal: z.literal(true) }),
  ],
  {
    error:
      'expected at with call and input, control and body, fault, or heal: true',
  },
);

const overrideSchema = z
  .strictObject({
    metric: z.string().min(1),
    of: z.string().min(1).optional(),
    from: durationSchema,
    until: durationSchema.optional(),
    value: z.number().nullable().optional(),
    plus: z.number().optional(),
    times: z.number().optional(),
  })
  .refine(
    ({ value, plus, times }) =>
      [value, plus, times].filter(each => each !== undefined).length === 1,
    'expected one of value, plus and times',
  );

const faultTruthSchema = z.strictObject({
  at: spanSchema,
  until: spanSchema.optional(),
  health: oneOrMore(health),
  cause: pattern,
  best: pattern.optional(),
  patience: spanSchema,
  also: oneOrMore(pattern).optional(),
  alsoAt: spanSchema.optional(),
  warnBefore: spanSchema.optional(),
  mustStay: z.union([z.boolean(), spanSchema]).optional(),
  consequences: z.union([z.number().int(), oneOrMore(z.string())]).optional(),
  lossAt: spanSchema.optional(),
  why: z.string().optional(),
});

const healthyTruthSchema = z.strictObject({
  days: z.number().positive(),
  tolerated: oneOrMore(pattern).optional(),
  why: z.string().optional(),
});

/** What is true of a case, under `truth` of its file. */
export const truthSchema = z
  .strictObject({
    start: z
      .string()
      .refine(text => !Number.isNaN(Date.parse(text)), 'expected an ISO time')
      .default(usualStart)
      .transform(text => Date.parse(text)),
    run: spanSchema,
    every: spanSchema
      .refine(value => value > 0, 'expected more than nothing')
      .default(60_000),
    pipelines: z.record(z.string(), pipelineSchema),
    config: jsonObject.default({}),
    aws: jsonObject.default({}),
    actions: z.array(actionSchema).default([]),
    overrides: z.array(overrideSchema).default([]),
    metricDelay: spanSchema.optional(),
    metricDelayBetween: z.tuple([durationSchema, durationSchema]).optional(),
    pauses: z.array(z.tuple([spanSchema, spanSchema])).default([]),
    fault: faultTruthSchema.optional(),
    healthy: healthyTruthSchema.optional(),
  })
  .refine(
    ({ fault, healthy }) => (fault === undefined) !== (healthy === undefined),
    'expected either fault or healthy',
  );

/** The truth of a case, its times in milliseconds from the start. */
export type Truth = z.output<typeof truthSchema>;

/** Something that happens during a case. */
export type Action = Truth['actions'][number];

/** A published metric that is bent. */
export type Override = Truth['overrides'][number];

/** What is wrong, and what must be told of it. */
export type FaultTruth = NonNullable<Truth['fault']>;
