import { RequestHandler } from 'express';
import { parseQuery, permissionsQuery } from '../schema/queries';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /permissions` */
export function getPermissions(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { entityRef } = parseQuery(request.query, permissionsQuery);
    const { credentials } = await readOptionsOf(request, options);
    response.json(
      await options.authorizer.permissionsOf(credentials, entityRef),
    );
  };
}
