import { operation } from './operation';
import {
  actionId,
  actionTaskId,
  actionTaskParameters,
  cancellationParameters,
  entityParameters,
  idempotencyKey,
  preflight,
  redrive,
  redriveParameters,
  redrivePreflight,
  collectNow,
  retentionExtension,
  start,
} from './parameters';

/** What can be done to the stages of a pipeline, and what was done. */
export const actionPaths = {
  '/pipelines/{kind}/{namespace}/{name}/actions': {
    get: operation(
      'ListActions',
      'What can be done to which stage, and why not if it cannot',
      'ActionList',
      entityParameters,
      [400, 404],
    ),
  },
  '/pipelines/{kind}/{namespace}/{name}/actions/{action}': {
    post: {
      ...operation(
        'StartAction',
        'Has an action done to a stage',
        'ActionTask',
        [...entityParameters, actionId, idempotencyKey],
        [400, 404, 409],
        202,
      ),
      requestBody: start,
    },
  },
  '/pipelines/{kind}/{namespace}/{name}/actions/{action}/preflight': {
    post: {
      ...operation(
        'ProposeAction',
        'What an action would do, and what speaks against it; nothing is done',
        'ProposedAction',
        [...entityParameters, actionId],
        [400, 404],
      ),
      requestBody: preflight,
    },
  },
  '/pipelines/{kind}/{namespace}/{name}/action-tasks': {
    get: operation(
      'ListActionTasks',
      'What was done to the stages of a pipeline, newest first',
      'ActionTaskList',
      [...entityParameters, ...actionTaskParameters],
      [400, 404],
    ),
  },
  '/pipelines/{kind}/{namespace}/{name}/action-tasks/{id}': {
    delete: operation(
      'CancelActionTask',
      'Has a running task stopped',
      'ActionTask',
      [...entityParameters, actionTaskId, ...cancellationParameters],
      [400, 404, 409],
      202,
    ),
  },
  '/pipelines/{kind}/{namespace}/{name}/collection': {
    post: {
      ...operation(
        'CollectNow',
        'Has all stages of a pipeline asked about now: the action `collect-now`',
        'ActionTask',
        [...entityParameters, idempotencyKey],
        [400, 404, 409, 429],
        202,
      ),
      requestBody: collectNow,
    },
  },
  '/pipelines/{kind}/{namespace}/{name}/retention-extensions': {
    post: {
      ...operation(
        'ExtendRetention',
        'Has a queue or a stream keep its data for longer: the action `extend-retention`',
        'ActionTask',
        [...entityParameters, idempotencyKey],
        [400, 404, 409],
        202,
      ),
      requestBody: retentionExtension,
    },
  },
  '/redrives': {
    get: operation(
      'ListRedrives',
      'The redrives of a dead-letter queue, newest first',
      'ActionTaskList',
      redriveParameters,
      [400],
    ),
    post: {
      ...operation(
        'StartRedrive',
        'Has dead letters moved back: the action `redrive`, in whichever pipeline the caller may',
        'ActionTask',
        [idempotencyKey],
        [400, 404, 409],
        202,
      ),
      requestBody: redrive,
    },
  },
  '/redrives/preflight': {
    post: {
      ...operation(
        'ProposeRedrive',
        'What a redrive would do, and what speaks against it; nothing is done',
        'ProposedAction',
        [],
        [400, 404],
      ),
      requestBody: redrivePreflight,
    },
  },
  '/redrives/{id}': {
    delete: operation(
      'CancelRedrive',
      'Has a running redrive stopped',
      'ActionTask',
      [actionTaskId, ...cancellationParameters],
      [400, 404, 409],
      202,
    ),
  },
};
