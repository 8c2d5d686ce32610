import { RequestHandler } from 'express';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /kinds` */
export function listKinds(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    response.json(await options.service.listKinds(caller));
  };
}
