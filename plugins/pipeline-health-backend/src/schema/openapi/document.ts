import {
  acknowledgement,
  actionId,
  actionTaskId,
  actionTaskParameters,
  cancellationParameters,
  entityParameters,
  hold,
  idempotencyKey,
  incidentId,
  incidentParameters,
  listParameters,
  maintenance,
  maintenanceId,
  permissionParameters,
  preflight,
  redrive,
  redriveParameters,
  redrivePreflight,
  retentionExtension,
  seriesParameters,
  snooze,
  start,
} from './parameters';
import { schemas } from './schemas';

const REASONS: { [status: number]: string } = {
  400: 'A parameter is wrong; the message names it',
  401: 'Nobody is signed in',
  403: 'A permission is missing, or the token is for something else',
  404: 'Not there, or not for the caller to see',
  413: 'The body is too large',
  429: 'Too many changes; `Retry-After` says when to go on',
  409: 'Something is in its way, such as what is running; the message names it',
  503: 'The answer cannot be given now; `Retry-After` says when to ask again',
};

/** The HTTP API of the plugin, as OpenAPI 3.1. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'pipeline-health',
    version: '1',
    description:
      'Health of data pipelines. Times are ISO 8601 UTC, durations seconds, ratios 0–1. Callers see the pipelines whose entity the catalog lets them read and that `pipeline-health.pipeline.read` allows them.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    contact: {},
  },
  servers: [{ url: '/' }],
  paths: {
    '/pipelines': {
      get: operation(
        'ListPipelines',
        'Pipelines, a page at a time',
        'PipelineList',
        listParameters,
        [400],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}': {
      get: operation(
        'GetPipeline',
        'A pipeline with its stages, links and findings',
        'Pipeline',
        entityParameters,
        [400, 404],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}/series': {
      get: operation(
        'GetSeries',
        'The values of one metric of a stage over time',
        'Series',
        [...entityParameters, ...seriesParameters],
        [400, 404],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}/incidents': {
      get: operation(
        'ListIncidents',
        'When a pipeline was not healthy, newest first',
        'IncidentList',
        [...entityParameters, ...incidentParameters],
        [400, 404],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}/cost': {
      get: operation(
        'GetCost',
        'What a pipeline costs a month, as far as it is known',
        'PipelineCost',
        entityParameters,
        [400, 404],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}/incidents/{id}': {
      get: operation(
        'GetIncident',
        'An incident with all that happened meanwhile, and what was changed just before',
        'IncidentDetail',
        [...entityParameters, incidentId],
        [400, 404],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}/incidents/{id}/acknowledgement': {
      post: {
        ...responseToIncident(
          'AcknowledgeIncident',
          'Says that the caller has seen what was found so far; losses until then need not be told any more',
        ),
        requestBody: acknowledgement,
      },
      delete: responseToIncident(
        'WithdrawAcknowledgement',
        'Takes back that somebody has seen it',
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}/incidents/{id}/snooze': {
      post: {
        ...responseToIncident(
          'SnoozeIncident',
          'Nobody is told of the incident until a time',
        ),
        requestBody: snooze,
      },
      delete: responseToIncident('WithdrawSnooze', 'Ends a snooze'),
    },
    '/pipelines/{kind}/{namespace}/{name}/incidents/{id}/hold': {
      post: {
        ...responseToIncident(
          'HoldIncident',
          'The incident is known and a fix is under way; nobody is told of it unless it gets worse',
        ),
        requestBody: hold,
      },
      delete: responseToIncident('WithdrawHold', 'Ends a hold'),
    },
    '/permissions': {
      get: operation(
        'GetPermissions',
        'What the caller may do with a pipeline, and why not',
        'PipelinePermissions',
        permissionParameters,
        [400, 404],
      ),
    },
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
    '/pipelines/{kind}/{namespace}/{name}/maintenance': {
      get: operation(
        'ListMaintenance',
        'When a pipeline is worked on, so that nobody is told of its incidents',
        'MaintenanceList',
        entityParameters,
        [400, 404],
      ),
      post: {
        ...operation(
          'AddMaintenance',
          'Says when a pipeline is worked on',
          'MaintenanceList',
          entityParameters,
          [400, 404, 413, 429],
        ),
        requestBody: maintenance,
      },
    },
    '/pipelines/{kind}/{namespace}/{name}/maintenance/{id}': {
      delete: operation(
        'RemoveMaintenance',
        'Takes back when a pipeline is worked on',
        'MaintenanceList',
        [...entityParameters, maintenanceId],
        [400, 404, 429],
      ),
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
    '/kinds': {
      get: operation(
        'ListKinds',
        'What the kinds of stages say of themselves',
        'KindList',
        [],
        [],
      ),
    },
    '/collection': {
      get: operation(
        'GetCollection',
        'How collection goes, what it costs and what it may not do',
        'CollectionStatus',
        [],
        [],
      ),
    },
  },
  components: {
    schemas,
    securitySchemes: {
      JWT: { type: 'http' as const, scheme: 'bearer', bearerFormat: 'JWT' },
    },
  },
};

/** It counts for those pipelines of the incident for which the caller may say it. */
function responseToIncident(operationId: string, summary: string) {
  return operation(
    operationId,
    summary,
    'Incident',
    [...entityParameters, incidentId],
    [400, 404, 409, 413, 429],
  );
}

function operation<TParameter>(
  operationId: string,
  summary: string,
  schema: keyof typeof schemas,
  parameters: TParameter[],
  errors: number[],
  status: 200 | 202 = 200,
) {
  return {
    operationId,
    summary,
    security: [{}, { JWT: [] }],
    parameters,
    responses: Object.fromEntries([
      [status, response(summary, schema)],
      ...[401, 403, 503, ...errors]
        .sort()
        .map(error => [error, response(REASONS[error], 'Error')]),
    ]),
  };
}

function response(description: string, schema: keyof typeof schemas) {
  return {
    description,
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` },
      },
    },
  };
}
