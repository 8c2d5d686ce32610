import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, ServiceUnavailableError, toError } from '@backstage/errors';
import { isUnavailable } from '../database';

/** Errors whose message is written for the caller. */
const FOR_CALLERS = new Set([
  'InputError',
  'AuthenticationError',
  'NotAllowedError',
  'NotFoundError',
  'ConflictError',
  'ServiceUnavailableError',
  'TooManyRequestsError',
  // Of a path that cannot be decoded.
  'URIError',
]);

/**
 * What a caller is told of an error: hosts, statements and answers of others
 * stay in the log.
 */
export function errorForCaller(error: unknown, logger: LoggerService): Error {
  if (isError(error) && FOR_CALLERS.has(error.name)) {
    return error;
  }
  logger.error('A request could not be answered', toError(error));
  return isUnavailable(error)
    ? new ServiceUnavailableError('The answer cannot be given now')
    : new Error('The request could not be answered');
}
