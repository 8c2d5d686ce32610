import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

/** PostgreSQL stores no NUL in texts, and fails when it is asked for one. */
export const refuseNul: RequestHandler = (request, _response, next) => {
  if (request.url.includes('%00')) {
    throw new InputError('The URL has a NUL (%00); expected a text without');
  }
  next();
};
