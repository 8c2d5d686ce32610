import { RequestHandler } from 'express';
import { z } from 'zod';
import { decodeIncidentCursor } from '../service';
import { entityRefOf } from './entityRefOf';
import { pageLimit, readQuery } from './readQuery';
import { readOptionsOf, RouteOptions } from './RouteOptions';

const schema = z.object({ limit: pageLimit, cursor: z.string().optional() });

/** `GET /pipelines/:kind/:namespace/:name/incidents` */
export function listIncidents(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { limit, cursor } = readQuery(request, schema);
    const after = cursor ? decodeIncidentCursor(cursor) : undefined;
    const caller = await readOptionsOf(request, options);
    const incidents = await options.service.listIncidents(
      entityRefOf(request),
      { limit, after },
      caller,
    );
    response.json(incidents);
  };
}
