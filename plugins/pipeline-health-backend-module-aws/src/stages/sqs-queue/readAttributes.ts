import { z } from 'zod';
import { queuesInPolicy } from './policySources';
import { SqsQueueInventory } from './SqsQueueInventory';

const count = z.coerce.number().int().nonnegative();

const redrivePolicy = z.object({
  deadLetterTargetArn: z.string(),
  // Whatever was set comes back: a number or a string.
  maxReceiveCount: z.coerce.number().int().positive().optional(),
});

const redriveAllowPolicy = z.object({
  redrivePermission: z.string(),
  sourceQueueArns: z.array(z.string()).optional(),
});

const attributes = z.object({
  ApproximateNumberOfMessages: count,
  ApproximateNumberOfMessagesNotVisible: count,
  ApproximateNumberOfMessagesDelayed: count,
  MessageRetentionPeriod: count,
  VisibilityTimeout: count,
  DelaySeconds: count.optional(),
  ReceiveMessageWaitTimeSeconds: count.optional(),
  MaximumMessageSize: count.optional(),
  CreatedTimestamp: z.coerce.number().optional(),
  LastModifiedTimestamp: z.coerce.number().optional(),
  FifoQueue: z.string().optional(),
  KmsMasterKeyId: z.string().optional(),
  SqsManagedSseEnabled: z.string().optional(),
  RedrivePolicy: z.string().optional(),
  RedriveAllowPolicy: z.string().optional(),
  Policy: z.string().optional(),
});

/**
 * What the attributes of a queue say.
 */
export interface QueueAttributes {
  configuration: Omit<SqsQueueInventory, 'url' | 'deadLetterSources'>;
  depths: { visible: number; inFlight: number; delayed: number };
}

/**
 * Reads the attributes of a queue, which are all strings. Throws an error that
 * names the attribute when one is missing or malformed.
 */
export function readAttributes(raw: {
  [name: string]: string | undefined;
}): QueueAttributes {
  const parsed = attributes.safeParse(raw);
  if (!parsed.success) {
    throw new Error(
      `Unexpected attributes of the queue: ${z.prettifyError(parsed.error)}`,
    );
  }
  const is = parsed.data;
  const redrive = readPolicy('RedrivePolicy', is.RedrivePolicy, redrivePolicy);
  const allow = readPolicy(
    'RedriveAllowPolicy',
    is.RedriveAllowPolicy,
    redriveAllowPolicy,
  );
  const namedSources = [
    ...new Set([
      ...(allow?.redrivePermission === 'byQueue'
        ? allow.sourceQueueArns ?? []
        : []),
      ...queuesInPolicy(is.Policy),
    ]),
  ];
  return {
    configuration: {
      fifo: is.FifoQueue === 'true',
      retentionSeconds: is.MessageRetentionPeriod,
      visibilityTimeoutSeconds: is.VisibilityTimeout,
      delaySeconds: is.DelaySeconds ?? 0,
      receiveWaitSeconds: is.ReceiveMessageWaitTimeSeconds,
      maximumMessageBytes: is.MaximumMessageSize,
      maxReceiveCount: redrive?.maxReceiveCount,
      deadLetterQueueArn: redrive?.deadLetterTargetArn,
      redriveAllowPolicy: allow && {
        permission: allow.redrivePermission,
        sourceQueueArns: allow.sourceQueueArns,
      },
      ...(namedSources.length && { namedSources }),
      encryption: encryptionOf(is),
      kmsKey: is.KmsMasterKeyId || undefined,
      createdAt: isoTime(is.CreatedTimestamp),
      modifiedAt: isoTime(is.LastModifiedTimestamp),
    },
    depths: {
      visible: is.ApproximateNumberOfMessages,
      inFlight: is.ApproximateNumberOfMessagesNotVisible,
      delayed: is.ApproximateNumberOfMessagesDelayed,
    },
  };
}

function readPolicy<T>(
  name: string,
  text: string | undefined,
  schema: z.ZodType<T>,
): T | undefined {
  if (!text) {
    return undefined;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(`Unexpected ${name} of the queue: it cannot be read`);
  }
}

function encryptionOf(
  is: z.infer<typeof attributes>,
): SqsQueueInventory['encryption'] {
  if (is.KmsMasterKeyId) {
    return 'kms';
  }
  return is.SqsManagedSseEnabled === 'true' ? 'sqs-managed' : 'none';
}

function isoTime(epochSeconds: number | undefined): string | undefined {
  return epochSeconds === undefined
    ? undefined
    : new Date(epochSeconds * 1000).toISOString();
}
