import { RequestHandler } from 'express';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /setup` */
export function getSetup(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { credentials } = await readOptionsOf(request, options);
    // Checked against the OpenAPI document, which says that it is a boolean.
    const again = String(request.query.again) === 'true';
    response.json(await options.setup.get(credentials, { again }));
  };
}
