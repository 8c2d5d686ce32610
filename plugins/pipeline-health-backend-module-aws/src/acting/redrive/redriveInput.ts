import { z } from 'zod';

/** SQS moves so many a second at most. */
const MOST_PER_SECOND = 500;
/** More are not moved one by one before the rest. */
const LARGEST_CANARY = 100;

/** The ARN of a queue. */
export const queueArnSchema = z
  .string()
  .regex(
    /^arn:[\w-]+:sqs:[\w-]+:\d{12}:[\w-]{1,80}(\.fifo)?$/,
    'expected the ARN of a queue',
  );

/** A queue whose dead letters are redriven without a person. */
const unattendedQueue = z.strictObject({
  queue: queueArnSchema,
  /** For so long what put them there must have been away. */
  afterMinutes: z.number().min(10).max(10_080).default(60),
  perDay: z.number().int().min(1).max(24).default(1),
  canary: z.number().int().min(1).max(LARGEST_CANARY).optional(),
  maxMessagesPerSecond: z.number().int().min(1).max(MOST_PER_SECOND).optional(),
  /** Also in maintenance windows, and while an incident is snoozed or held. */
  whileWorkedOn: z.boolean().default(false),
});

/** What may be configured of redrives. */
export const redriveSettings = z.strictObject({
  /** How many are moved first unless a caller says otherwise; 0 for none. */
  canary: z.number().int().min(0).max(LARGEST_CANARY).default(10),
  /** From a larger share that came back on, no more is moved. */
  mostBackRatio: z.number().min(0).max(1).default(0.1),
  /** For so long at least it is waited for what was moved to be consumed, if need be. */
  watchMinutes: z.number().min(1).max(1440).default(60),
  auto: z.array(unattendedQueue).max(1_000).default([]),
});

/** What a caller may ask for. */
export const redriveInput = z.strictObject({
  maxMessagesPerSecond: z
    .number()
    .int()
    .min(1)
    .max(MOST_PER_SECOND)
    .optional()
    .describe(
      'How many messages a second are moved at most; SQS chooses when absent',
    ),
  canary: z
    .number()
    .int()
    .min(0)
    .max(LARGEST_CANARY)
    .optional()
    .describe(
      'How many messages are moved first, one by one; 0 moves all at once',
    ),
  destination: queueArnSchema
    .optional()
    .describe(
      'ARN of the queue to which all go; each to where it came from when absent',
    ),
  mostBackRatio: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'From a larger share of those that came back on, 0 to 1, no more is moved',
    ),
});

/** What a caller asks for. */
export type RedriveInput = z.infer<typeof redriveInput>;
