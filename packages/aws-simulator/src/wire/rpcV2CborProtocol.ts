import { cbor, CborCodec } from '@smithy/core/cbor';
import { Protocol } from './Protocol';
import { readBody, wholeBodyAnswers, WholeBodyOptions } from './wholeBody';

/** How a service speaks Smithy's RPC v2 in CBOR. */
export interface RpcV2CborOptions extends WholeBodyOptions {
  /** The service's name in the path, such as `GraniteServiceVersion20100801`. */
  serviceName: string;
}

/** The smithy-rpc-v2-cbor protocol: the path names the operation, CBOR is the rest. */
export function rpcV2CborProtocol(options: RpcV2CborOptions): Protocol {
  const codec = new CborCodec();
  const path = `/service/${options.serviceName}/operation/`;

  return {
    find(request) {
      return request.headers['smithy-protocol'] === 'rpc-v2-cbor' &&
        request.path.startsWith(path)
        ? request.path.slice(path.length)
        : undefined;
    },

    // An operation without members may come with no body at all.
    decode: async (operation, { body }) =>
      body.length === 0
        ? {}
        : readBody(async () =>
            codec.createDeserializer().read(operation.input, body),
          ),

    ...wholeBodyAnswers({
      ...options,
      codec,
      headers: requestId => ({
        'content-type': 'application/cbor',
        'smithy-protocol': 'rpc-v2-cbor',
        'x-amzn-requestid': requestId,
      }),
      serialize: error => cbor.serialize(error),
    }),
  };
}
