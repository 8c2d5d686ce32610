import { z } from 'zod';

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z
    .union([schema, z.array(schema)])
    .transform(value => (Array.isArray(value) ? value : [value]));

const policySchema = z.object({
  Statement: oneOrMore(
    z.object({
      Effect: z.string(),
      Condition: z
        .record(z.string(), z.record(z.string(), oneOrMore(z.unknown())))
        .optional(),
    }),
  ),
});

const SOURCE_ARN = /^aws:sourcearn$/i;
/** Nothing but a dead-letter queue is sent to by a queue. */
const QUEUE = /^arn:[\w-]+:sqs:[\w-]*:\d{12}:[\w.-]+$/;

/**
 * The queues that the policy of a queue lets send to it. What cannot be read
 * names none: everybody may write what they like there.
 */
export function queuesInPolicy(text: string | undefined): string[] {
  const policy = policySchema.safeParse(parsed(text));
  const names = (policy.data?.Statement ?? [])
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Condition = {} }) => Object.values(Condition))
    .flatMap(condition =>
      Object.entries(condition).flatMap(([key, values]) =>
        SOURCE_ARN.test(key) ? values : [],
      ),
    )
    .filter(value => typeof value === 'string' && QUEUE.test(value));
  return [...new Set(names.map(String))];
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
