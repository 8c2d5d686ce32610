import { RequestHandler } from 'express';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /pipelines/:kind/:namespace/:name/cost` */
export function getCost(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    response.json(await options.service.getCost(entityRefOf(request), caller));
  };
}
