import { XmlCodec } from '@aws-sdk/core/protocols';
import { TypeRegistry } from '@smithy/core/schema';
import { decodeForm } from './decodeForm';
import { describeError } from './errorModel';
import { Operation } from './operation';
import { Protocol } from './Protocol';
import { WireRequest } from './wireMessages';

const dateTime = 5;

/** How a service speaks awsQuery. */
export interface AwsQueryOptions {
  xmlNamespace: string;
  errorRegistries: TypeRegistry[];
}

/** The awsQuery protocol: a form comes, XML goes. */
export function awsQueryProtocol(options: AwsQueryOptions): Protocol {
  const codec = new XmlCodec({
    timestampFormat: { useTrait: true, default: dateTime },
    httpBindings: false,
    xmlNamespace: options.xmlNamespace,
    serviceNamespace: options.xmlNamespace,
  });
  const headers = (requestId: string) => ({
    'content-type': 'text/xml',
    'x-amzn-requestid': requestId,
  });

  const writeResult = (operation: Operation, output: object) => {
    if (!operation.output.isStructSchema()) {
      return '';
    }
    const serializer = codec.createSerializer();
    serializer.write(operation.output, output);
    return `<${operation.name}Result>${innerXml(
      serializer.flush().toString(),
    )}</${operation.name}Result>`;
  };

  return {
    find(request, operations) {
      const action = readForm(request).get('Action') ?? undefined;
      return action && operations.has(action) ? action : undefined;
    },

    async decode(operation, request) {
      return decodeForm(operation.input, readForm(request));
    },

    encode(operation, output, requestId) {
      const name = `${operation.name}Response`;
      const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
      return {
        status: 200,
        headers: headers(requestId),
        body: `<${name} xmlns="${options.xmlNamespace}">${writeResult(
          operation,
          output,
        )}${metadata}</${name}>`,
      };
    },

    encodeError(error, requestId) {
      const { status, code, fault } = describeError(
        error,
        options.errorRegistries,
      );
      const details = `<Type>${fault}</Type><Code>${escapeXml(
        code,
      )}</Code><Message>${escapeXml(error.message)}</Message>`;
      return {
        status,
        headers: headers(requestId),
        body: `<ErrorResponse xmlns="${options.xmlNamespace}"><Error>${details}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      };
    },
  };
}

function readForm(request: WireRequest): URLSearchParams {
  const isForm = request.headers['content-type']?.startsWith(
    'application/x-www-form-urlencoded',
  );
  return isForm
    ? new URLSearchParams(request.body.toString('utf8'))
    : request.query;
}

function innerXml(element: string): string {
  return element.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '');
}

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
