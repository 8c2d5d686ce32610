import { LoggerService } from '@backstage/backend-plugin-api';
import { ErrorRequestHandler } from 'express';
import { errorForCaller } from '../service';

const RETRY_AFTER_SECONDS = 30;

/** Keeps hosts, statements and answers of others out of what callers read; the log has them. */
export function hideInternals(logger: LoggerService): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const told = errorForCaller(error, logger);
    if (told.name === 'ServiceUnavailableError') {
      response.set('Retry-After', String(RETRY_AFTER_SECONDS));
    }
    next(told);
  };
}
