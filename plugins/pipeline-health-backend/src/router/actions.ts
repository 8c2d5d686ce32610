import { Request, RequestHandler } from 'express';
import { ActionCaller } from '../acting';
import {
  actionTasksQuery,
  cancellationQuery,
  collectNowBody,
  parseQuery,
  preflightBody,
  retentionExtensionBody,
  startBody,
} from '../schema/queries';
import { decodeIncidentCursor, encodeCursor } from '../service';
import { entityRefOf } from './entityRefOf';
import { readOptionsOf, RouteOptions } from './RouteOptions';

/** `GET /pipelines/:kind/:namespace/:name/actions` */
export function listActions(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const caller = await callerOf(request, options);
    const items = await options.actions.list(entityRefOf(request), caller);
    response.json({ items });
  };
}

/** `POST /pipelines/:kind/:namespace/:name/actions/:action/preflight` */
export function proposeAction(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const body = parseQuery(request.body ?? {}, preflightBody);
    const proposal = await options.actions.propose(
      entityRefOf(request),
      request.params.action,
      body,
      await callerOf(request, options),
    );
    response.json(proposal);
  };
}

/** `POST /pipelines/:kind/:namespace/:name/actions/:action` */
export function startAction(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const body = parseQuery(request.body ?? {}, startBody);
    const task = await options.actions.start(
      entityRefOf(request),
      request.params.action,
      { ...body, idempotencyKey: request.header('Idempotency-Key') },
      await callerOf(request, options),
    );
    response.status(202).json(task);
  };
}

/** `POST /pipelines/:kind/:namespace/:name/collection` */
export function collectNow(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const body = parseQuery(request.body ?? {}, collectNowBody);
    const entityRef = entityRefOf(request);
    const task = await options.actions.start(
      entityRef,
      'collect-now',
      {
        ...{ ...body, stage: entityRef, input: {} },
        idempotencyKey: request.header('Idempotency-Key'),
      },
      await callerOf(request, options),
    );
    response.status(202).json(task);
  };
}

/** `POST /pipelines/:kind/:namespace/:name/retention-extensions` */
export function extendRetention(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { retentionSeconds, ...body } = parseQuery(
      request.body ?? {},
      retentionExtensionBody,
    );
    const task = await options.actions.start(
      entityRefOf(request),
      'extend-retention',
      {
        ...body,
        input: { retentionSeconds },
        idempotencyKey: request.header('Idempotency-Key'),
      },
      await callerOf(request, options),
    );
    response.status(202).json(task);
  };
}

/** `GET /pipelines/:kind/:namespace/:name/action-tasks` */
export function listActionTasks(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { cursor, ...query } = parseQuery(request.query, actionTasksQuery);
    const { items, next } = await options.actions.listTasks(
      entityRefOf(request),
      { ...query, before: cursor && decodeIncidentCursor(cursor).id },
      await callerOf(request, options),
    );
    response.json({ items, nextCursor: next && encodeCursor({ id: next }) });
  };
}

/** `DELETE /pipelines/:kind/:namespace/:name/action-tasks/:id` */
export function cancelActionTask(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const query = parseQuery(request.query, cancellationQuery);
    const task = await options.actions.cancel(
      entityRefOf(request),
      request.params.id,
      query,
      await callerOf(request, options),
    );
    response.status(202).json(task);
  };
}

/** On whose behalf a request is. */
export async function callerOf(
  request: Request,
  options: RouteOptions,
): Promise<ActionCaller> {
  return { ...(await readOptionsOf(request, options)), request };
}
