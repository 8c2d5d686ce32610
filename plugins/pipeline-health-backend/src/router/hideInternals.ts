import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError, toError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';
import { isUnavailable } from '../database';

const RETRY_AFTER_SECONDS = 30;

/** Errors whose message is written for the caller. */
const FOR_CALLERS = new Set([
  'InputError',
  'AuthenticationError',
  'NotAllowedError',
  'NotFoundError',
  'ServiceUnavailableError',
  // Of a path that cannot be decoded.
  'URIError',
]);

/** Keeps hosts, statements and answers of others out of what callers read; the log has them. */
export function hideInternals(logger: LoggerService): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (isError(error) && FOR_CALLERS.has(error.name)) {
      next(error);
      return;
    }
    logger.error('A request could not be answered', toError(error));
    if (isUnavailable(error)) {
      response.set('Retry-After', String(RETRY_AFTER_SECONDS));
      next(new ServiceUnavailableError('The answer cannot be given now'));
      return;
    }
    next(new Error('The request could not be answered'));
  };
}
