import { XmlCodec } from '@aws-sdk/core/protocols';
import { FromStringShapeDeserializer } from '@smithy/core/protocols';
import { NormalizedSchema, TypeRegistry } from '@smithy/core/schema';
import { describeError } from '../../wire/errorModel';
import { findByPath, readLabels } from '../../wire/httpBinding';
import { Operation } from '../../wire/operation';
import { Protocol } from '../../wire/Protocol';
import { WireRequest } from '../../wire/wireMessages';

const xmlNamespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const settings = {
  timestampFormat: { useTrait: true, default: 5 as const },
  httpBindings: false,
};

/** The restXml protocol as S3 speaks it: the first part of the path is the bucket. */
export function s3Protocol(options: {
  errorRegistries: TypeRegistry[];
}): Protocol {
  const codec = new XmlCodec({
    ...settings,
    xmlNamespace,
    serviceNamespace: xmlNamespace,
  });
  const headers = (requestId: string) => ({
    'content-type': 'application/xml',
    'x-amz-request-id': requestId,
  });

  return {
    find: (request, operations) =>
      findByPath(withoutBucket(request).request, operations),

    async decode(operation, request) {
      return readBindings(operation, request);
    },

    encode(operation, output, requestId) {
      const serializer = codec.createSerializer();
      serializer.write(operation.output, output);
      const body = serializer.flush().toString();
      const name = operation.output.getMergedTraits().xmlName;
      return {
        status: 200,
        headers: headers(requestId),
        // Outputs without a name of their own have nothing but headers.
        body: name
          ? body
              .replace(/^<[^\s>]*/, `<${name}`)
              .replace(/<\/[^>]*>$/, `</${name}>`)
          : '',
      };
    },

    encodeError(error, requestId) {
      const { status, code } = describeError(error, options.errorRegistries);
      return {
        status,
        headers: headers(requestId),
        body: `<Error><Code>${codeOf(code)}</Code><Message>${escapeXml(
          error.message,
        )}</Message><RequestId>${requestId}</RequestId></Error>`,
      };
    },
  };
}

/** S3 words these two without the ending of the other services. */
function codeOf(code: string): string {
  return code.replace(/^(AccessDenied|ExpiredToken)Exception$/, '$1');
}

function withoutBucket(request: WireRequest): {
  bucket: string;
  request: WireRequest;
} {
  const [, bucket, ...rest] = request.path.split('/');
  return {
    bucket: decodeURIComponent(bucket ?? ''),
    request: { ...request, path: `/${rest.join('/')}` },
  };
}

function readBindings(operation: Operation, request: WireRequest): object {
  const { bucket, request: inner } = withoutBucket(request);
  const labels = (operation.http && readLabels(operation.http, inner)) ?? {};
  const bound: Record<string, unknown> = { Bucket: bucket, ...labels };
  for (const [name, member] of operation.input.structIterator()) {
    const { httpQuery, httpHeader } = member.getMergedTraits();
    const text = httpQuery
      ? request.query.get(httpQuery) ?? undefined
      : request.headers[`${httpHeader}`.toLowerCase()];
    if (text !== undefined) {
      bound[name] = readText(member, text);
    }
  }
  // A signed stream is longer than what it carries.
  const decoded = request.headers['x-amz-decoded-content-length'];
  return decoded ? { ...bound, ContentLength: Number(decoded) } : bound;
}

function readText(member: NormalizedSchema, text: string): unknown {
  return new FromStringShapeDeserializer(settings).read(member, text);
}

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
