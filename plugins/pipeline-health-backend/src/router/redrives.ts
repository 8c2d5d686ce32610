import { refusedField, sayRefusal } from '../refusal';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import { RequestHandler } from 'express';
import {
  cancellationQuery,
  parseQuery,
  redriveBody,
  redrivePreflightBody,
  redrivesQuery,
} from '../schema/queries';
import { callerOf } from './actions';
import { RouteOptions } from './RouteOptions';

/** The action of which these routes are a shorter form, for who does not say in which pipeline the queue is. */
const REDRIVE = 'redrive';

/** `POST /redrives/preflight` */
export function proposeRedrive(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { queue, ...input } = parseQuery(
      request.body ?? {},
      redrivePreflightBody,
    );
    const caller = await callerOf(request, options);
    response.json(
      await whereItMay(queue, options, entityRef =>
        options.actions.propose(
          entityRef,
          REDRIVE,
          { stage: queue, input },
          caller,
        ),
      ),
    );
  };
}

/** `POST /redrives` */
export function startRedrive(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { queue, reason, token, override, ...input } = parseQuery(
      request.body ?? {},
      redriveBody,
    );
    const caller = await callerOf(request, options);
    const task = await whereItMay(queue, options, entityRef =>
      options.actions.start(
        entityRef,
        REDRIVE,
        {
          ...{ stage: queue, input, reason, token, override },
          idempotencyKey: request.header('Idempotency-Key'),
        },
        caller,
      ),
    );
    response.status(202).json(task);
  };
}

/** `GET /redrives` */
export function listRedrives(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { queue, limit } = parseQuery(request.query, redrivesQuery);
    const caller = await callerOf(request, options);
    const items: ActionTask[] = [];
    for (const entityRef of await options.stores.pipelines.withStage(queue)) {
      const page = await ifVisible(
        options.actions.listTasks(
          entityRef,
          { limit, stage: queue, action: REDRIVE },
          caller,
        ),
      );
      items.push(...(page?.items ?? []));
    }
    items.sort((left, right) => Number(right.id) - Number(left.id));
    response.json({ items: items.slice(0, limit) });
  };
}

/** `DELETE /redrives/:id` */
export function cancelRedrive(options: RouteOptions): RequestHandler {
  return async (request, response) => {
    const { id } = request.params;
    const query = parseQuery(request.query, cancellationQuery);
    const caller = await callerOf(request, options);
    const entityRef = await options.stores.actionTasks.pipelineOf(id, REDRIVE);
    const task =
      entityRef &&
      (await ifVisible(options.actions.cancel(entityRef, id, query, caller)));
    if (!task) {
      throw refusedField(
        NotFoundError,
        'id',
        sayRefusal('no-redrive', { task: id }),
      );
    }
    response.status(202).json(task);
  };
}

/** Does something in the first pipeline with the queue in which the caller may. */
async function whereItMay<T>(
  queue: string,
  { stores }: RouteOptions,
  act: (entityRef: string) => Promise<T>,
): Promise<T> {
  let refusal: Error = refusedField(
    NotFoundError,
    'queue',
    sayRefusal('no-queue', { queue }),
  );
  for (const entityRef of await stores.pipelines.withStage(queue)) {
    try {
      return await act(entityRef);
    } catch (error) {
      if (error instanceof NotAllowedError) {
        refusal = error;
      } else if (!(error instanceof NotFoundError)) {
        throw error;
      }
    }
  }
  throw refusal;
}

/** Undefined of what the caller may not see: hidden and absent pipelines are answered alike. */
async function ifVisible<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}
