import { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { refuse } from './refuse';
import { readOptionsOf, RouteOptions } from './RouteOptions';

const WINDOW_MS = 60_000;
const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Answers 429 to a caller who asks for more changes than `perMinute`, with when
 * to go on in `Retry-After`. Each replica counts by itself.
 */
export function limitChanges(
  perMinute: number,
  options: Pick<RouteOptions, 'httpAuth'>,
): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skip: request => READING.includes(request.method),
    keyGenerator: async request => {
      const { principal } = (await readOptionsOf(request, options)).credentials;
      return principal.type === 'user'
        ? `user ${principal.userEntityRef}`
        : `service ${principal.subject}`;
    },
    handler: (request, response) => {
      refuse(request, response, 429, {
        name: 'TooManyRequestsError',
        message: `More than ${perMinute} changes in a minute; go on in ${response.get(
          'Retry-After',
        )} s`,
      });
    },
  });
}
