import { schemas } from './schemas';

const REASONS: { [status: number]: string } = {
  304: 'Nothing changed since the answer whose `ETag` was sent as `If-None-Match`; there is no body',
  400: 'A parameter is wrong; the message names it',
  401: 'Nobody is signed in',
  403: 'A permission is missing, or the token is for something else',
  404: 'Not there, or not for the caller to see',
  413: 'The body is too large',
  429: 'Too many changes; `Retry-After` says when to go on',
  409: 'Something is in its way, such as what is running; the message names it',
  500: 'The request could not be answered; the log of the backend says why',
  503: 'The answer cannot be given now; `Retry-After` says when to ask again',
};

/** Of an operation whose answer has a tag. */
const UNCHANGED = 304;

/** An operation that answers with a schema, and the ways in which it may fail beside those of all. */
export function operation<TParameter>(
  operationId: string,
  summary: string,
  schema: keyof typeof schemas,
  parameters: TParameter[],
  errors: number[],
  status: 200 | 202 = 200,
) {
  return {
    operationId,
    summary,
    security: [{}, { JWT: [] }],
    parameters,
    responses: Object.fromEntries([
      [status, response(summary, schema)],
      ...[401, 403, 500, 503, ...errors]
        .sort()
        .map(error => [
          error,
          error === UNCHANGED
            ? { description: REASONS[error] }
            : response(REASONS[error], 'Error'),
        ]),
      // What is too long for Node.js has no body.
      [431, { description: 'The address or a header is too long' }],
    ]),
  };
}

function response(description: string, schema: keyof typeof schemas) {
  return {
    description,
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` },
      },
    },
  };
}
