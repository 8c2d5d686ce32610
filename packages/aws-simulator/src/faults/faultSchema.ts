import { z } from 'zod';

const target = {
  /** Signing name, such as `sqs` or `monitoring` (`cloudwatch` is understood, too). */
  service: z.string().optional(),
  operation: z.string().optional(),
  /** The name of a resource: matches any part of a name, URL or ARN in the request. */
  resource: z.string().optional(),
  account: z.string().optional(),
  region: z.string().optional(),
  /** Virtual epoch milliseconds between which the fault is active. */
  from: z.number().optional(),
  until: z.number().optional(),
  /** The share of matching calls that is hit. */
  probability: z.number().min(0).max(1).optional(),
  /** How many matching calls pass before the first is hit. */
  after: z.number().int().positive().optional(),
  /** Of how many matching calls one is hit, the last of them. */
  every: z.number().int().positive().optional(),
  /** How many calls are hit before the fault heals. */
  times: z.number().int().positive().optional(),
};

/** A fault to inject, as given in code, in a scenario file or over HTTP. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum([
      'throttling',
      'access-denied',
      'expired-credentials',
      'internal-error',
      'disconnect',
      // The call is carried out, and its answer never comes.
      'lost-answer',
      // Half of the answer comes, and then the connection is closed.
      'broken-answer',
      // Half of the answer comes as if it were the whole.
      'truncated-answer',
    ]),
    ...target,
  }),
  z.strictObject({
    kind: z.literal('latency'),
    /** Real milliseconds by which the answer is delayed. */
    milliseconds: z.number().positive(),
    ...target,
  }),
  z.strictObject({
    kind: z.literal('rate-limit'),
    /** Calls a virtual second (and as a burst) beyond which callers are throttled. */
    callsPerSecond: z.number().positive(),
    ...target,
  }),
  z.strictObject({
    kind: z.literal('metric-status'),
    /** The status code of the matching results of GetMetricData. */
    status: z.enum(['InternalError', 'PartialData', 'Forbidden']),
    metric: z.string().optional(),
    ...target,
  }),
]);

/**
 * A fault to inject.
 *
 * @public
 */
export type Fault = z.infer<typeof faultSchema>;
