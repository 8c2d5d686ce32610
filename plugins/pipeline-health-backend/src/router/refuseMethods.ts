import { Router } from 'express';
import { refuse } from './refuse';

/** Answers 405 where a path of the document is asked with a method that it does not have. */
export function refuseMethods(paths: { [path: string]: object }): Router {
  const router = Router();
  for (const [path, operations] of Object.entries(paths)) {
    const methods = Object.keys(operations).map(name => name.toUpperCase());
    const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    router.all(path.replace(/\{(\w+)\}/g, ':$1'), (request, response, next) => {
      if (request.method === 'OPTIONS' || allowed.includes(request.method)) {
        // Of the paths that match, the first counts: `/redrives/preflight` before `/redrives/{id}`.
        next('router');
        return;
      }
      response.set('Allow', allowed.join(', '));
      refuse(request, response, 405, {
        name: 'MethodNotAllowedError',
        message: `${
          request.method
        } is not possible here; expected ${allowed.join(' or ')}`,
      });
    });
  }
  return router;
}
