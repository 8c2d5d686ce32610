import { JsonCodec2 } from '@smithy/core/protocols';
import { Protocol } from './Protocol';
import { readBody, wholeBodyAnswers, WholeBodyOptions } from './wholeBody';

const epochSeconds = 7;

/** How a service speaks awsJson. */
export interface AwsJsonOptions extends WholeBodyOptions {
  version: '1.0' | '1.1';
  /** The part of `X-Amz-Target` before the operation. */
  target: string;
}

/** The awsJson1_0 and awsJson1_1 protocols. */
export function awsJsonProtocol(options: AwsJsonOptions): Protocol {
  const codec = new JsonCodec2({
    timestampFormat: { useTrait: true, default: epochSeconds },
    jsonName: false,
  });

  return {
    find(request) {
      const target = request.headers['x-amz-target'];
      return target?.startsWith(`${options.target}.`)
        ? target.slice(options.target.length + 1)
        : undefined;
    },

    decode: (operation, request) =>
      readBody(() =>
        codec
          .createDeserializer()
          .read(operation.input, request.body.toString('utf8')),
      ),

    ...wholeBodyAnswers({
      ...options,
      codec,
      headers: requestId => ({
        'content-type': `application/x-amz-json-${options.version}`,
        'x-amzn-requestid': requestId,
      }),
      serialize: JSON.stringify,
    }),
  };
}
