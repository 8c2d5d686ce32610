import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import crossFetch from 'cross-fetch';
import {
  ActionRequest,
  IncidentResponseName,
  ListActionsResponse,
  ListActionTasksQuery,
  ListActionTasksResponse,
  ListIncidentsResponse,
  ListMaintenanceResponse,
  ListPipelinesQuery,
  ListPipelinesResponse,
  NewMaintenance,
  PipelineHealthApi,
  RequestOptions,
  SeriesQuery,
  StartActionRequest,
} from './PipelineHealthApi';
import { RedriveApi, RedriveRequest } from './RedriveApi';
import {
  ActionTask,
  CollectionStatus,
  Incident,
  IncidentDetail,
  ListKindsResponse,
  Pipeline,
  PipelineCost,
  PipelineObjectives,
  PipelinePermissions,
  ProposedAction,
  Series,
} from '../model';

type QueryValue = string | number | string[] | undefined;

/**
 * Calls the HTTP API of Pipeline Health, from a browser or a backend.
 *
 * @public
 */
export class PipelineHealthClient implements PipelineHealthApi, RedriveApi {
  private readonly discoveryApi: {
    getBaseUrl(pluginId: string): Promise<string>;
  };
  private readonly fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.discoveryApi = options.discoveryApi;
    this.fetchApi = options.fetchApi ?? { fetch: crossFetch };
  }

  async listPipelines(
    query: ListPipelinesQuery = {},
    options?: RequestOptions,
  ): Promise<ListPipelinesResponse> {
    return this.get('/pipelines', { ...query }, options);
  }

  async getPipeline(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Pipeline> {
    return this.get(pipelinePath(entityRef), {}, options);
  }

  async getSeries(
    entityRef: string,
    query: SeriesQuery,
    options?: RequestOptions,
  ): Promise<Series> {
    return this.get(`${pipelinePath(entityRef)}/series`, { ...query }, options);
  }

  async listIncidents(
    entityRef: string,
    query: { limit?: number; cursor?: string } = {},
    options?: RequestOptions,
  ): Promise<ListIncidentsResponse> {
    return this.get(
      `${pipelinePath(entityRef)}/incidents`,
      { ...query },
      options,
    );
  }

  async getCost(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelineCost> {
    return this.get(`${pipelinePath(entityRef)}/cost`, {}, options);
  }

  async getObjectives(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelineObjectives> {
    return this.get(`${pipelinePath(entityRef)}/slo`, {}, options);
  }

  async acknowledgeIncident(
    entityRef: string,
    id: string,
    acknowledgement: { note?: string } = {},
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.post(
      `${incidentPath(entityRef, id)}/acknowledgement`,
      acknowledgement,
      options,
    );
  }

  async getIncident(
    entityRef: string,
    id: string,
    options?: RequestOptions,
  ): Promise<IncidentDetail> {
    return this.get(incidentPath(entityRef, id), {}, options);
  }

  async snoozeIncident(
    entityRef: string,
    id: string,
    snooze: { until: string; reason: string },
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.post(`${incidentPath(entityRef, id)}/snooze`, snooze, options);
  }

  async holdIncident(
    entityRef: string,
    id: string,
    hold: { link: string; note?: string },
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.post(`${incidentPath(entityRef, id)}/hold`, hold, options);
  }

  async listMaintenance(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse> {
    return this.get(`${pipelinePath(entityRef)}/maintenance`, {}, options);
  }

  async addMaintenance(
    entityRef: string,
    maintenance: NewMaintenance,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse> {
    return this.post(
      `${pipelinePath(entityRef)}/maintenance`,
      maintenance,
      options,
    );
  }

  async removeMaintenance(
    entityRef: string,
    id: string,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse> {
    return this.ask(
      `${pipelinePath(entityRef)}/maintenance/${encodeURIComponent(id)}`,
      { method: 'DELETE' },
      options,
    );
  }

  async withdrawFromIncident(
    entityRef: string,
    id: string,
    what: IncidentResponseName,
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.ask(
      `${incidentPath(entityRef, id)}/${what}`,
      { method: 'DELETE' },
      options,
    );
  }

  async getPermissions(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelinePermissions> {
    return this.get('/permissions', { entityRef }, options);
  }

  async listActions(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ListActionsResponse> {
    return this.get(`${pipelinePath(entityRef)}/actions`, {}, options);
  }

  async proposeAction(
    entityRef: string,
    action: string,
    request: ActionRequest,
    options?: RequestOptions,
  ): Promise<ProposedAction> {
    return this.ask(
      `${actionPath(entityRef, action)}/preflight`,
      { method: 'POST', body: JSON.stringify(request) },
      options,
    );
  }

  async startAction(
    entityRef: string,
    action: string,
    request: StartActionRequest,
    options: RequestOptions & { idempotencyKey?: string } = {},
  ): Promise<ActionTask> {
    return this.ask(
      actionPath(entityRef, action),
      {
        method: 'POST',
        body: JSON.stringify(request),
        idempotencyKey: options.idempotencyKey,
      },
      options,
    );
  }

  async listActionTasks(
    entityRef: string,
    query: ListActionTasksQuery = {},
    options?: RequestOptions,
  ): Promise<ListActionTasksResponse> {
    return this.get(
      `${pipelinePath(entityRef)}/action-tasks`,
      { ...query },
      options,
    );
  }

  async cancelActionTask(
    entityRef: string,
    id: string,
    cancellation: { reason?: string } = {},
    options?: RequestOptions,
  ): Promise<ActionTask> {
    return this.ask(
      `${pipelinePath(entityRef)}/action-tasks/${encodeURIComponent(
        id,
      )}${queryString({ ...cancellation })}`,
      { method: 'DELETE' },
      options,
    );
  }

  async proposeRedrive(
    request: RedriveRequest,
    options?: RequestOptions,
  ): Promise<ProposedAction> {
    return this.post('/redrives/preflight', request, options);
  }

  async startRedrive(
    request: RedriveRequest & Omit<StartActionRequest, 'stage' | 'input'>,
    options: RequestOptions & { idempotencyKey?: string } = {},
  ): Promise<ActionTask> {
    const { idempotencyKey } = options;
    return this.ask(
      '/redrives',
      { method: 'POST', body: JSON.stringify(request), idempotencyKey },
      options,
    );
  }

  async listRedrives(
    query: { queue: string; limit?: number },
    options?: RequestOptions,
  ): Promise<{ items: ActionTask[] }> {
    return this.get('/redrives', query, options);
  }

  async cancelRedrive(
    id: string,
    cancellation: { reason?: string } = {},
    options?: RequestOptions,
  ): Promise<ActionTask> {
    return this.ask(
      `/redrives/${encodeURIComponent(id)}${queryString({ ...cancellation })}`,
      { method: 'DELETE' },
      options,
    );
  }

  async listKinds(options?: RequestOptions): Promise<ListKindsResponse> {
    return this.get('/kinds', {}, options);
  }

  async getCollection(options?: RequestOptions): Promise<CollectionStatus> {
    return this.get('/collection', {}, options);
  }

  private async get<T>(
    path: string,
    query: { [name: string]: QueryValue },
    options?: RequestOptions,
  ): Promise<T> {
    return this.ask(`${path}${queryString(query)}`, {}, options);
  }

  private async post<T>(
    path: string,
    body: object,
    options?: RequestOptions,
  ): Promise<T> {
    return this.ask(
      path,
      { method: 'POST', body: JSON.stringify(body) },
      options,
    );
  }

  private async ask<T>(
    path: string,
    request: { method?: string; body?: string; idempotencyKey?: string },
    options: RequestOptions = {},
  ): Promise<T> {
    const baseUrl = await this.discoveryApi.getBaseUrl('pipeline-health');
    const { idempotencyKey, ...init } = request;
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, {
      ...init,
      headers: {
        ...(init.body !== undefined && {
          'Content-Type': 'application/json',
        }),
        ...(idempotencyKey !== undefined && {
          'Idempotency-Key': idempotencyKey,
        }),
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      signal: options.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
  }
}

function pipelinePath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/pipelines/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function actionPath(entityRef: string, action: string): string {
  return `${pipelinePath(entityRef)}/actions/${encodeURIComponent(action)}`;
}

function incidentPath(entityRef: string, id: string): string {
  return `${pipelinePath(entityRef)}/incidents/${encodeURIComponent(id)}`;
}

function queryString(query: { [name: string]: QueryValue }): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined) {
        params.append(name, String(item));
      }
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}
