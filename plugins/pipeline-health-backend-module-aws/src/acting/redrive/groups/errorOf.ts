import { z } from 'zod';
import { ReceivedMessage } from '../oneByOne';
import { maskText } from './maskText';

/** Who sent a message that failed, and what they say of it. */
export type LetterError = {
  /** What set it aside: a queue, or a service that could not deliver. */
  from: 'queue' | 'lambda' | 'sns' | 'eventbridge' | 'unknown';
  /** The ARN of the queue, function, topic or rule, as far as it is told. */
  source?: string;
  code?: string;
  /** Without values; see `maskText`. */
  message?: string;
};

/** What Lambda writes into a message to its destination of failures. */
const lambdaRecord = z.object({
  requestContext: z.object({
    functionArn: z.string(),
    condition: z.string().optional(),
  }),
  responseContext: z
    .object({ functionError: z.string().optional() })
    .optional(),
  responsePayload: z
    .object({
      errorType: z.string().optional(),
      errorMessage: z.string().optional(),
    })
    .optional()
    .catch(undefined),
});

const notification = z.object({
  Type: z.literal('Notification'),
  TopicArn: z.string(),
});

/** Who set a message aside and why, as the service that did so says it. */
export function errorOf(message: ReceivedMessage): LetterError {
  if (message.source) {
    return { from: 'queue', source: message.source, ...attributesOf(message) };
  }
  const text = (name: string) => message.attributes[name]?.text;
  if (text('RULE_ARN') ?? text('EXHAUSTED_RETRY_CONDITION')) {
    return {
      from: 'eventbridge',
      ...present({ source: text('RULE_ARN') }),
      ...attributesOf(message),
    };
  }
  const body = parsed(message.body);
  const record = lambdaRecord.safeParse(body);
  if (record.success) {
    const { requestContext, responsePayload, responseContext } = record.data;
    return {
      from: 'lambda',
      source: requestContext.functionArn,
      ...present({
        code:
          responsePayload?.errorType ??
          responseContext?.functionError ??
          requestContext.condition,
        message: masked(responsePayload?.errorMessage),
      }),
    };
  }
  const told = notification.safeParse(body);
  if (told.success) {
    return {
      from: 'sns',
      source: told.data.TopicArn,
      ...attributesOf(message),
    };
  }
  return {
    // Only Lambda names the request as well.
    from: message.attributes.RequestID ? 'lambda' : 'unknown',
    ...attributesOf(message),
  };
}

/** As Lambda and SNS write them, and as EventBridge does. */
function attributesOf({ attributes }: ReceivedMessage) {
  const text = (...names: string[]) =>
    names.map(name => attributes[name]?.text).find(Boolean);
  return present({
    code: text('ErrorCode', 'ERROR_CODE'),
    message: masked(text('ErrorMessage', 'ERROR_MESSAGE')),
  });
}

function masked(text: string | undefined): string | undefined {
  return text && maskText(text);
}

function present(values: {
  [name: string]: string | undefined;
}): Partial<LetterError> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
