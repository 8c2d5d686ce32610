import { CborCodec } from '@smithy/core/cbor';
import { JsonCodec2 } from '@smithy/core/protocols';
import { TypeRegistry } from '@smithy/core/schema';
import { AwsError } from './AwsError';
import { describeError, queryErrorHeader } from './errorModel';
import { Protocol } from './Protocol';

/** What protocols need to know of a service whose answers are all body. */
export interface WholeBodyOptions {
  /** The namespace of the service's shapes, such as `com.amazonaws.sqs`. */
  namespace: string;
  errorRegistries: TypeRegistry[];
  /** Whether errors carry the code of the service's former query protocol. */
  queryCompatible?: boolean;
}

/** How those protocols answer that send an output, or an error, as the whole body. */
export function wholeBodyAnswers(
  options: WholeBodyOptions & {
    codec: Pick<CborCodec | JsonCodec2, 'createSerializer'>;
    headers(requestId: string): { [name: string]: string };
    serialize(error: object): string | Uint8Array;
  },
): Pick<Protocol, 'encode' | 'encodeError'> {
  const { codec, headers, serialize } = options;
  return {
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
        body: serialize({
          __type: `${options.namespace}#${error.name}`,
          message: error.message,
        }),
      };
    },
  };
}

/** Reads a body, or says that it cannot be read. */
export async function readBody<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch {
    throw new AwsError(
      'SerializationException',
      'Could not parse the request body',
    );
  }
}
