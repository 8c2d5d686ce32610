import { RequestHandler } from 'express';
import { incidentsQuery, parseQuery } from '../schema/queries';
import { decodeIncidentCursor } from '../service';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';
import { sendAnswer } from './sendAnswer';

/** `GET /pipelines/:kind/:namespace/:name/incidents` */
export function listIncidents(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { limit, cursor } = parseQuery(request.query, incidentsQuery);
    const after = cursor ? decodeIncidentCursor(cursor) : undefined;
    const caller = await readOptionsOf(request, options);
    const incidents = await options.service.listIncidents(
      entityRefOf(request),
      { limit, after },
      caller,
    );
    sendAnswer(response, incidents, caller);
  };
}
