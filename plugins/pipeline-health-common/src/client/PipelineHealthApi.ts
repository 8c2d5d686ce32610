import {
  CollectionStatus,
  Health,
  HealthCounts,
  Incident,
  ListKindsResponse,
  Pipeline,
  PipelineCost,
  PipelinePermissions,
  PipelineSummary,
  Series,
} from '../model';

/**
 * Which pipelines to list. Filters are joined by AND, the values of one filter by OR.
 *
 * @public
 */
export interface ListPipelinesQuery {
  health?: Health[];
  /** Entity refs of owners. */
  owner?: string[];
  /** Kinds of stages, such as `sqs-queue`. */
  kind?: string[];
  account?: string[];
  region?: string[];
  /** Part of the title, the entity ref or the name of a stage. */
  text?: string;
  /** Default `urgency`: what burns first. */
  orderBy?: 'urgency' | 'name';
  /** How many at most; the OpenAPI document tells the bounds and the default. */
  limit?: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

/**
 * A page of pipelines; `totalItems` and `counts` are of the whole answer.
 * `counts` ignores the `health` filter, so that it can label that filter.
 *
 * @public
 */
export interface ListPipelinesResponse {
  items: PipelineSummary[];
  totalItems: number;
  nextCursor?: string;
  counts: HealthCounts;
}

/**
 * Which series to read.
 *
 * @public
 */
export interface SeriesQuery {
  /** ARN */
  stage: string;
  metric: string;
  /** ISO 8601; default some hours before `to`. */
  from?: string;
  /** ISO 8601; default now. */
  to?: string;
  /** Seconds, whole minutes; default such that a chart has points enough. */
  step?: number;
}

/**
 * A page of incidents, newest first.
 *
 * @public
 */
export interface ListIncidentsResponse {
  items: Incident[];
  nextCursor?: string;
}

/**
 * Options of every call.
 *
 * @public
 */
export interface RequestOptions {
  /** For calls from a backend; a browser's token is added by its fetch API. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * The HTTP API of Pipeline Health. Every method throws a `ResponseError` of
 * `@backstage/errors` when the answer is not a success.
 *
 * @public
 */
export interface PipelineHealthApi {
  listPipelines(
    query?: ListPipelinesQuery,
    options?: RequestOptions,
  ): Promise<ListPipelinesResponse>;
  getPipeline(entityRef: string, options?: RequestOptions): Promise<Pipeline>;
  getSeries(
    entityRef: string,
    query: SeriesQuery,
    options?: RequestOptions,
  ): Promise<Series>;
  listIncidents(
    entityRef: string,
    query?: { limit?: number; cursor?: string },
    options?: RequestOptions,
  ): Promise<ListIncidentsResponse>;
  getCost(entityRef: string, options?: RequestOptions): Promise<PipelineCost>;
  /** Says that the caller has seen what was found so far; needs `pipeline-health.incident.update`. */
  acknowledgeIncident(
    entityRef: string,
    id: string,
    acknowledgement?: { note?: string },
    options?: RequestOptions,
  ): Promise<Incident>;
  /** What the caller may do with a pipeline, and why not. */
  getPermissions(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelinePermissions>;
  listKinds(options?: RequestOptions): Promise<ListKindsResponse>;
  getCollection(options?: RequestOptions): Promise<CollectionStatus>;
}
