import { RequestHandler } from 'express';
import { parseQuery, pipelinesQuery } from '../schema/queries';
import { decodePipelineCursor } from '../service';
import { readOptionsOf, RouteOptions } from './RouteOptions';
import { sendAnswer } from './sendAnswer';

/** `GET /pipelines` */
export function listPipelines(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { cursor, ...query } = parseQuery(request.query, pipelinesQuery);
    const asked = { ...query, after: decodePipelineCursor(cursor, query) };
    const caller = await readOptionsOf(request, options);
    const page = await options.service.listPipelines(asked, caller);
    sendAnswer(response, page, caller);
  };
}
