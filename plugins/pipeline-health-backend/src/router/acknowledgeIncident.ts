import { RequestHandler } from 'express';
import { acknowledgementBody, parseQuery } from '../schema/queries';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `POST /pipelines/:kind/:namespace/:name/incidents/:id/acknowledgement` */
export function acknowledgeIncident(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { note } = parseQuery(request.body ?? {}, acknowledgementBody);
    const { credentials } = await readOptionsOf(request, options);
    const { principal } = credentials;
    const incident = await options.service.acknowledgeIncident(
      entityRefOf(request),
      {
        id: request.params.id,
        by:
          principal.type === 'user'
            ? principal.userEntityRef
            : principal.subject,
        note,
      },
      { credentials },
    );
    response.json(incident);
  };
}
