import { RequestHandler } from 'express';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';
import { sendAnswer } from './sendAnswer';

/** `GET /pipelines/:kind/:namespace/:name` */
export function getPipeline(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    const pipeline = await options.service.getPipeline(
      entityRefOf(request),
      caller,
    );
    sendAnswer(response, pipeline, caller);
  };
}
