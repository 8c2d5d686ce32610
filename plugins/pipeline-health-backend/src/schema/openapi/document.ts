import {
  acknowledgement,
  entityParameters,
  incidentId,
  incidentParameters,
  listParameters,
  permissionParameters,
  seriesParameters,
} from './parameters';
import { schemas } from './schemas';

const REASONS: { [status: number]: string } = {
  400: 'A parameter is wrong; the message names it',
  401: 'Nobody is signed in',
  403: 'A permission is missing, or the token is for something else',
  404: 'Not there, or not for the caller to see',
  413: 'The body is too large',
  429: 'Too many changes; `Retry-After` says when to go on',
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
    '/pipelines/{kind}/{namespace}/{name}/incidents/{id}/acknowledgement': {
      post: {
        ...operation(
          'AcknowledgeIncident',
          'Says that the caller has seen what was found so far; losses until then need not be told any more',
          'Incident',
          [...entityParameters, incidentId],
          [400, 404, 413, 429],
        ),
        requestBody: acknowledgement,
      },
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

function operation<TParameter>(
  operationId: string,
  summary: string,
  schema: keyof typeof schemas,
  parameters: TParameter[],
  errors: number[],
) {
  return {
    operationId,
    summary,
    security: [{}, { JWT: [] }],
    parameters,
    responses: Object.fromEntries([
      [200, response(summary, schema)],
      ...[401, 403, 503, ...errors]
        .sort()
        .map(status => [status, response(REASONS[status], 'Error')]),
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
