import { cbor, CborCodec } from '@smithy/core/cbor';
import { TypeRegistry } from '@smithy/core/schema';
import { AwsError } from './AwsError';
import { describeError, queryErrorHeader } from './errorModel';
import { Protocol } from './Protocol';

/** How a service speaks Smithy's RPC v2 in CBOR. */
export interface RpcV2CborOptions {
  /** The service's name in the path, such as `GraniteServiceVersion20100801`. */
  serviceName: string;
  /** The namespace of the service's shapes, such as `com.amazonaws.cloudwatch`. */
  namespace: string;
  errorRegistries: TypeRegistry[];
  /** Whether errors carry the code of the service's former query protocol. */
  queryCompatible?: boolean;
}

/** The smithy-rpc-v2-cbor protocol: the path names the operation, CBOR is the rest. */
export function rpcV2CborProtocol(options: RpcV2CborOptions): Protocol {
  const codec = new CborCodec();
  const path = `/service/${options.serviceName}/operation/`;
  const headers = (requestId: string) => ({
    'content-type': 'application/cbor',
    'smithy-protocol': 'rpc-v2-cbor',
    'x-amzn-requestid': requestId,
  });

  return {
    find(request) {
      return request.headers['smithy-protocol'] === 'rpc-v2-cbor' &&
        request.path.startsWith(path)
        ? request.path.slice(path.length)
        : undefined;
    },

    async decode(operation, request) {
      // An operation without members may come with no body at all.
      if (request.body.length === 0) {
        return {};
      }
      try {
        return await codec
          .createDeserializer()
          .read(operation.input, request.body);
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
        body: cbor.serialize({
          __type: `${options.namespace}#${error.name}`,
          message: error.message,
        }),
      };
    },
  };
}
