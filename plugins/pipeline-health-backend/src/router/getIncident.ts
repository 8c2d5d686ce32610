import { RequestHandler } from 'express';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /pipelines/:kind/:namespace/:name/incidents/:id` */
export function getIncident(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    response.json(
      await options.service.getIncident(
        entityRefOf(request),
        request.params.id,
        caller,
      ),
    );
  };
}
