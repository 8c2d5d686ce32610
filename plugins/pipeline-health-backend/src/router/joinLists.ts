import { RequestHandler } from 'express';
import { listParameters } from '../schema/openapi';

const LISTS = listParameters
  .filter(({ schema }) => 'type' in schema && schema.type === 'array')
  .map(({ name }) => name);

/** Lists may be repeated parameters, have commas, or both; the validation knows commas only. */
export const joinLists: RequestHandler = (request, _response, next) => {
  for (const name of LISTS) {
    const value = request.query[name];
    if (Array.isArray(value)) {
      request.query[name] = value.join(',');
    }
  }
  next();
};
