import {
  FromStringShapeDeserializer,
  JsonCodec2,
} from '@smithy/core/protocols';
import { NormalizedSchema, TypeRegistry } from '@smithy/core/schema';
import { describeError } from './errorModel';
import { findByPath, readLabels } from './httpBinding';
import { Operation } from './operation';
import { Protocol } from './Protocol';
import { WireRequest } from './wireMessages';

const settings = {
  timestampFormat: { useTrait: true, default: 7 as const },
  httpBindings: true,
};

/** The restJson1 protocol: method and path name the operation, JSON is the rest. */
export function restJsonProtocol(options: {
  errorRegistries: TypeRegistry[];
}): Protocol {
  const codec = new JsonCodec2({ ...settings, jsonName: true });
  const headers = (requestId: string) => ({
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
  });

  return {
    find: findByPath,

    async decode(operation, request) {
      const text = request.body.toString('utf8');
      const payload = payloadMember(operation.input);
      const deserializer = codec.createDeserializer();
      const body =
        payload && text !== ''
          ? { [payload[0]]: await deserializer.read(payload[1], text) }
          : await deserializer.read(operation.input, text);
      return { ...body, ...readBindings(operation, request) };
    },

    encode(operation, output, requestId) {
      const payload = payloadMember(operation.output);
      const serializer = codec.createSerializer();
      serializer.write(
        payload?.[1] ?? operation.output,
        payload ? Reflect.get(output, payload[0]) : output,
      );
      return {
        status: operation.http?.[2] ?? 200,
        headers: headers(requestId),
        body: serializer.flush(),
      };
    },

    encodeError(error, requestId) {
      return {
        status: describeError(error, options.errorRegistries).status,
        headers: { ...headers(requestId), 'x-amzn-errortype': error.name },
        body: JSON.stringify({ message: error.message }),
      };
    },
  };
}

/** The members of an input that travel in the path, the query or the headers. */
function readBindings(
  operation: Operation,
  request: WireRequest,
): Record<string, unknown> {
  const labels = (operation.http && readLabels(operation.http, request)) ?? {};
  const bound: Record<string, unknown> = {};
  for (const [name, member] of membersOf(operation.input)) {
    const { httpLabel, httpQuery, httpHeader } = member.getMergedTraits();
    if (httpLabel) {
      bound[name] = readText(member, labels[name]);
    } else if (httpQuery) {
      bound[name] = readQuery(member, request.query.getAll(httpQuery));
    } else if (httpHeader) {
      bound[name] = readText(member, request.headers[httpHeader.toLowerCase()]);
    }
  }
  return bound;
}

function readQuery(member: NormalizedSchema, values: string[]): unknown {
  if (values.length > 0 && member.isListSchema()) {
    return values.map(value => readText(member.getValueSchema(), value));
  }
  return readText(member, values[0]);
}

function readText(member: NormalizedSchema, text: string | undefined): unknown {
  return text === undefined
    ? undefined
    : new FromStringShapeDeserializer(settings).read(member, text);
}

function payloadMember(
  schema: NormalizedSchema,
): [string, NormalizedSchema] | undefined {
  return membersOf(schema).find(
    ([, member]) => member.getMergedTraits().httpPayload,
  );
}

function membersOf(
  schema: NormalizedSchema,
): Array<[string, NormalizedSchema]> {
  return schema.isStructSchema() ? [...schema.structIterator()] : [];
}
