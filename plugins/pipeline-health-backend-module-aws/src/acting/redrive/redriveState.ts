import { z } from 'zod';
import { Moving } from './moving';
import { Watch } from './watching';

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

/** How many SQS had moved at a time. */
export type Mark = { at: number; moved: number };

/** What is known from the beginning on. */
export type Begun = {
  /** How many dead letters there were. */
  deadLetters: number;
  /** How much each destination held, by its ARN. */
  before: { [destination: string]: number };
  /** How many went ahead, and how many of those were seen to come back. */
  ahead: number;
  aheadBack: number;
  /** They may have been sent although they still lie there. */
  unsure: string[];
};

type OnItsWay = Begun & {
  /** Of the newest task of SQS before ours, by its clock. */
  known: number;
};

/** What SQS moves, or moved. */
export type Moved = OnItsWay & {
  /** Of the task of SQS that does it, by its clock. */
  startedAt: number;
  /** Epoch milliseconds. */
  from: number;
  marks: Mark[];
  back: number;
};

/** A redrive in one phase. */
export type Phase<TName extends RedriveState['phase']> = Extract<
  RedriveState,
  { phase: TName }
>;

/** How far a redrive is. */
export type RedriveState =
  /** Some are moved one by one. */
  | (Begun & { phase: 'canary'; from: number; moving: Moving })
  /** It is waited for what becomes of them. */
  | (Begun & { phase: 'watching'; watch: Watch })
  /** SQS is asked to move the rest. */
  | (OnItsWay & {
      phase: 'starting';
      /** Epoch milliseconds; SQS accepted it by then. */
      startedBy?: number;
    })
  /** SQS moves them. */
  | (Moved & { phase: 'running' })
  /** SQS is asked to stop. */
  | (Moved & { phase: 'stopping'; why: 'cancelled' | 'came-back' })
  /** It is waited for what becomes of those that SQS moved. */
  | (Moved & { phase: 'settling'; watch: Watch });
