import { JsonCodec2 } from '@smithy/core/protocols';
import { TypeRegistry } from '@smithy/core/schema';
import { AwsError } from './AwsError';
import { describeError, queryErrorHeader } from './errorModel';
import { Protocol } from './Protocol';

const epochSeconds = 7;

/** How a service speaks awsJson. */
export interface AwsJsonOptions {
  version: '1.0' | '1.1';
  /** The part of `X-Amz-Target` before the operation. */
  target: string;
  /** The namespace of the service's shapes, such as `com.amazonaws.sqs`. */
  namespace: string;
  errorRegistries: TypeRegistry[];
  /** Whether errors carry the code of the service's former query protocol. */
  queryCompatible?: boolean;
}

/** The awsJson1_0 and awsJson1_1 protocols. */
export function awsJsonProtocol(options: AwsJsonOptions): Protocol {
  const codec = new JsonCodec2({
    timestampFormat: { useTrait: true, default: epochSeconds },
    jsonName: false,
  });
  const headers = (requestId: string) => ({
    'content-type': `application/x-amz-json-${options.version}`,
    'x-amzn-requestid': requestId,
  });

  return {
    find(request) {
      const target = request.headers['x-amz-target'];
      return target?.startsWith(`${options.target}.`)
        ? target.slice(options.target.length + 1)
        : undefined;
    },

    async decode(operation, request) {
      try {
        const text = request.body.toString('utf8');
        return await codec.createDeserializer().read(operation.input, text);
      } catch {
        throw new AwsError(
          'SerializationException',
          'Could not parse the request body',
        );
      }
    },

    encode(operation, output, requestId) {
      const serializer = codec.createSerializer();
      serializer.write(operation.output, output);
      return {
        status: 200,
        headers: headers(requestId),
        body: serializer.flush(),
      };
    },

    encodeError(error, requestId) {
      const described = describeError(error, options.errorRegistries);
      return {
        status: described.status,
        headers: {
          ...headers(requestId),
          ...(options.queryCompatible && queryErrorHeader(described)),
        },
        body: JSON.stringify({
          __type: `${options.namespace}#${error.name}`,
          message: error.message,
        }),
      };
    },
  };
}
