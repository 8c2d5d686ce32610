import { RequestHandler } from 'express';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /pipelines/:kind/:namespace/:name/slo` */
export function getObjectives(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    response.json(
      await options.service.getObjectives(entityRefOf(request), caller),
    );
  };
}
