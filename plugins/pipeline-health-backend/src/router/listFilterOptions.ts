import { RequestHandler } from 'express';
import { readOptionsOf, RouteOptions } from './RouteOptions';
import { sendAnswer } from './sendAnswer';

/** `GET /filter-options` */
export function listFilterOptions(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await readOptionsOf(request, options);
    const answer = await options.service.listFilterOptions({}, caller);
    sendAnswer(response, answer, caller);
  };
}
