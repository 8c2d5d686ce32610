import { RequestHandler } from 'express';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /collection` */
export function getCollection(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    response.json(await options.service.getCollection(caller));
  };
}
