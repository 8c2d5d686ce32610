import { JsonObject } from '@backstage/types';
import {
  ActionTask,
  AvailableAction,
  CollectionStatus,
  Health,
  HealthCounts,
  Incident,
  IncidentDetail,
  ListKindsResponse,
  MaintenanceWindow,
  Pipeline,
  PipelineCost,
  PipelineObjectives,
  PipelinePermissions,
  PipelineSummary,
  ProposedAction,
  Series,
  SetupStatus,
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
  /** Entity refs of systems. */
  system?: string[];
  /** Entity refs of the pipelines themselves. */
  entityRef?: string[];
  kind?: string[];
  account?: string[];
  region?: string[];
  /** Part of what a person would type: see the OpenAPI document; the case does not matter. */
  text?: string;
  /** Default `urgency`: what burns first. */
  orderBy?: PipelineOrder;
  /** Default `asc`; what has no value comes last either way. */
  order?: 'asc' | 'desc';
  /** Keeps those together that are of one owner or system; such a list is paged by `offset`. */
  groupBy?: PipelineGrouping;
  /** How many at most; the OpenAPI document tells the bounds and the default. */
  limit?: number;
  /** How many are left out at the beginning; instead of `cursor`. */
  offset?: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

/**
 * What pipelines can be listed by.
 *
 * @public
 */
export const PIPELINE_ORDERS = [
  'urgency',
  'name',
  'loss',
  'keyFigure',
  'trend',
  'deadLetters',
  'owner',
  'system',
  'updated',
] as const;

/**
 * What pipelines are listed by: `urgency` is what burns first, `trend` by which
 * share the key figure rose.
 *
 * @public
 */
export type PipelineOrder = (typeof PIPELINE_ORDERS)[number];

/**
 * What pipelines can be grouped by.
 *
 * @public
 */
export const PIPELINE_GROUPINGS = ['owner', 'system'] as const;

/**
 * What pipelines are grouped by.
 *
 * @public
 */
export type PipelineGrouping = (typeof PIPELINE_GROUPINGS)[number];

/**
 * The pipelines of a list that are of one owner or system.
 *
 * @public
 */
export interface PipelineGroup {
  /** Entity ref; absent for those that have none. */
  value?: string;
  /** What the catalog calls it, where it has a title. */
  title?: string;
  /** Of those that are listed: the `health` filter counts. */
  counts: HealthCounts;
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
  /** With `groupBy`: all groups, in the order of the list, the worst first. */
  groups?: PipelineGroup[];
}

/**
 * A value that pipelines can be filtered by.
 *
 * @public
 */
export interface FilterOption {
  value: string;
  /** What the catalog calls it, where it has a title. */
  title?: string;
}

/**
 * The values that the filters of a list can have: those of all pipelines that
 * the caller sees.
 *
 * @public
 */
export interface ListFilterOptionsResponse {
  owner: FilterOption[];
  system: FilterOption[];
  kind: FilterOption[];
  account: FilterOption[];
  region: FilterOption[];
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
 * What is to be done to which stage.
 *
 * @public
 */
export interface ActionRequest {
  /** ARN */
  stage: string;
  /** As `inputSchema` of the action has it. */
  input?: JsonObject;
}

/**
 * That it be done now.
 *
 * @public
 */
export interface StartActionRequest extends ActionRequest {
  /** Why; kept with the task. */
  reason: string;
  /** Of the proposal that is carried out as it was made. */
  token?: string;
  /** Why it is done although red lines stand against it. */
  override?: string;
}

/**
 * What can be done to the stages of a pipeline.
 *
 * @public
 */
export interface ListActionsResponse {
  items: AvailableAction[];
}

/**
 * A page of what was done to the stages of a pipeline, newest first.
 *
 * @public
 */
export interface ListActionTasksResponse {
  items: ActionTask[];
  nextCursor?: string;
}

/**
 * Which tasks to list.
 *
 * @public
 */
export interface ListActionTasksQuery {
  /** ARN */
  stage?: string;
  action?: string;
  limit?: number;
  cursor?: string;
}

/**
 * When a pipeline is worked on; what is over is left out.
 *
 * @public
 */
export interface ListMaintenanceResponse {
  items: MaintenanceWindow[];
}

/**
 * When a pipeline is worked on: a single time, from now unless said otherwise,
 * or times that come back.
 *
 * @public
 */
export type NewMaintenance = { reason: string } & (
  | { until: string; from?: string }
  | { cron: string; duration: string | number; timezone?: string }
);

/**
 * What can be said of an incident, and taken back.
 *
 * @public
 */
export type IncidentResponseName = 'acknowledgement' | 'snooze' | 'hold';

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
  /** What a list of pipelines can be filtered by. */
  listFilterOptions(
    options?: RequestOptions,
  ): Promise<ListFilterOptionsResponse>;
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
  /** What a pipeline is held to over four weeks, and how it does. */
  getObjectives(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelineObjectives>;
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
  /** What can be done to which stage of a pipeline, and why not if it cannot. */
  listActions(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ListActionsResponse>;
  /** What an action would do, and what speaks against it; nothing is done. */
  proposeAction(
    entityRef: string,
    action: string,
    request: ActionRequest,
    options?: RequestOptions,
  ): Promise<ProposedAction>;
  /** Has an action done. Sent again with the same `idempotencyKey` it answers the same task. */
  startAction(
    entityRef: string,
    action: string,
    request: StartActionRequest,
    options?: RequestOptions & { idempotencyKey?: string },
  ): Promise<ActionTask>;
  /** What was done to the stages of a pipeline, and what came of it. */
  listActionTasks(
    entityRef: string,
    query?: ListActionTasksQuery,
    options?: RequestOptions,
  ): Promise<ListActionTasksResponse>;
  /** Has a running task stopped. */
  cancelActionTask(
    entityRef: string,
    id: string,
    cancellation?: { reason?: string },
    options?: RequestOptions,
  ): Promise<ActionTask>;
  /** An incident with all that happened meanwhile, and what was changed just before. */
  getIncident(
    entityRef: string,
    id: string,
    options?: RequestOptions,
  ): Promise<IncidentDetail>;
  /** Has nobody told of an incident until a time; needs `pipeline-health.incident.update`. */
  snoozeIncident(
    entityRef: string,
    id: string,
    snooze: { until: string; reason: string },
    options?: RequestOptions,
  ): Promise<Incident>;
  /** Says that a fix is under way, so that nobody is told unless it gets worse; needs `pipeline-health.incident.update`. */
  holdIncident(
    entityRef: string,
    id: string,
    hold: { link: string; note?: string },
    options?: RequestOptions,
  ): Promise<Incident>;
  /** When a pipeline is worked on, so that nobody is told of its incidents. */
  listMaintenance(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse>;
  /** Says when a pipeline is worked on; needs `pipeline-health.incident.update`. */
  addMaintenance(
    entityRef: string,
    maintenance: NewMaintenance,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse>;
  /** Takes that back; needs `pipeline-health.incident.update`. */
  removeMaintenance(
    entityRef: string,
    id: string,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse>;
  /** Takes back what was said of an incident; needs `pipeline-health.incident.update`. */
  withdrawFromIncident(
    entityRef: string,
    id: string,
    what: IncidentResponseName,
    options?: RequestOptions,
  ): Promise<Incident>;
  listKinds(options?: RequestOptions): Promise<ListKindsResponse>;
  getCollection(options?: RequestOptions): Promise<CollectionStatus>;
  /** Whether what is declared and configured can be read, as it was found lately, or `again` is now. */
  getSetup(
    query?: { again?: boolean },
    options?: RequestOptions,
  ): Promise<SetupStatus>;
}
