import { json, RequestHandler } from 'express';
import { refuse } from './refuse';

/** The longest note is 2,000 characters, which are up to 12 bytes each in JSON. */
const LARGEST_BODY = 32 * 1024;

const readJson = json({ limit: LARGEST_BODY });

/** Reads a body of JSON, and answers 413 to more than anybody needs. */
export const readBody: RequestHandler = (request, response, next) =>
  readJson(request, response, (error?: unknown) => {
    if (isTooLarge(error)) {
      refuse(request, response, 413, {
        name: 'PayloadTooLargeError',
        message: `The body is too large; expected at most ${LARGEST_BODY} bytes`,
      });
      return;
    }
    next(error);
  });

function isTooLarge(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'type' in error &&
    error.type === 'entity.too.large'
  );
}
