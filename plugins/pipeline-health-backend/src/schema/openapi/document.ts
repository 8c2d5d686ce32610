import {
  entityParameters,
  listParameters,
  permissionParameters,
  seriesParameters,
  setupParameters,
} from './parameters';
import { schemas } from './schemas';
import { actionPaths } from './actionPaths';
import { incidentPaths } from './incidentPaths';
import { operation } from './operation';

/** The HTTP API of the plugin, as OpenAPI 3.1. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'pipeline-health',
    version: '1',
    description:
      'Health of data pipelines. Times are ISO 8601 UTC, durations seconds, ratios 0–1. Callers see the pipelines whose entity the catalog lets them read and that `pipeline-health.pipeline.read` allows them. Answers with an `ETag` are asked for again with `If-None-Match`, which is answered 304 as long as they are the same; the tag is the caller’s own, and changes when something of the answer grows stale.',
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
        [304, 400],
      ),
    },
    '/filter-options': {
      get: operation(
        'ListFilterOptions',
        'What lists of pipelines can be filtered by: the values of all that the caller sees',
        'FilterOptions',
        [],
        [304],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}': {
      get: operation(
        'GetPipeline',
        'A pipeline with its stages, links and findings',
        'Pipeline',
        entityParameters,
        [304, 400, 404],
      ),
    },
    '/pipelines/{kind}/{namespace}/{name}/series': {
      get: operation(
        'GetSeries',
        'The values of one metric of a stage over time',
        'Series',
        [...entityParameters, ...seriesParameters],
        [304, 400, 404],
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
    '/pipelines/{kind}/{namespace}/{name}/slo': {
      get: operation(
        'GetObjectives',
        'What a pipeline is held to over four weeks, how much of its error budget is left, and how fast it burns',
        'PipelineObjectives',
        entityParameters,
        [400, 404],
      ),
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
    ...incidentPaths,
    ...actionPaths,
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
    '/setup': {
      get: operation(
        'GetSetup',
        'Whether what is declared and configured can be read, account by account and region by region, as AWS itself says',
        'SetupStatus',
        setupParameters,
        [400],
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
