import { RequestHandler } from 'express';
import { openApiDocument } from '../schema/openapi';

/** `GET /openapi.json`: the document with its paths as callers see them. */
export const getDocument: RequestHandler = (request, response) => {
  const paths = Object.entries(openApiDocument.paths).map(
    ([path, operations]) => [`${request.baseUrl}${path}`, operations],
  );
  response.json({ ...openApiDocument, paths: Object.fromEntries(paths) });
};
