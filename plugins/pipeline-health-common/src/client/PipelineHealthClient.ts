import { parseEntityRef } from '@backstage/catalog-model';
import { HttpApi } from './HttpApi';
import {
  ActionRequest,
  IncidentResponseName,
  ListActionsResponse,
  ListActionTasksQuery,
  ListActionTasksResponse,
  ListFilterOptionsResponse,
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
  SetupStatus,
} from '../model';

/**
 * Calls the HTTP API of Pipeline Health, from a browser or a backend.
 *
 * @public
 */
export class PipelineHealthClient implements PipelineHealthApi, RedriveApi {
  private readonly http: HttpApi;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.http = new HttpApi(options);
  }

  async listPipelines(
    query: ListPipelinesQuery = {},
    options?: RequestOptions,
  ): Promise<ListPipelinesResponse> {
    return this.http.get('/pipelines', { ...query }, options);
  }

  async listFilterOptions(
    options?: RequestOptions,
  ): Promise<ListFilterOptionsResponse> {
    return this.http.get('/filter-options', {}, options);
  }

  async getPipeline(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<Pipeline> {
    return this.http.get(pipelinePath(entityRef), {}, options);
  }

  async getSeries(
    entityRef: string,
    query: SeriesQuery,
    options?: RequestOptions,
  ): Promise<Series> {
    return this.http.get(
      `${pipelinePath(entityRef)}/series`,
      { ...query },
      options,
    );
  }

  async listIncidents(
    entityRef: string,
    query: { limit?: number; cursor?: string } = {},
    options?: RequestOptions,
  ): Promise<ListIncidentsResponse> {
    return this.http.get(
      `${pipelinePath(entityRef)}/incidents`,
      { ...query },
      options,
    );
  }

  async getCost(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelineCost> {
    return this.http.get(`${pipelinePath(entityRef)}/cost`, {}, options);
  }

  async getObjectives(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelineObjectives> {
    return this.http.get(`${pipelinePath(entityRef)}/slo`, {}, options);
  }

  async acknowledgeIncident(
    entityRef: string,
    id: string,
    acknowledgement: { note?: string } = {},
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.http.post(
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
    return this.http.get(incidentPath(entityRef, id), {}, options);
  }

  async snoozeIncident(
    entityRef: string,
    id: string,
    snooze: { until: string; reason: string },
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.http.post(
      `${incidentPath(entityRef, id)}/snooze`,
      snooze,
      options,
    );
  }

  async holdIncident(
    entityRef: string,
    id: string,
    hold: { link: string; note?: string },
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.http.post(`${incidentPath(entityRef, id)}/hold`, hold, options);
  }

  async listMaintenance(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse> {
    return this.http.get(`${pipelinePath(entityRef)}/maintenance`, {}, options);
  }

  async addMaintenance(
    entityRef: string,
    maintenance: NewMaintenance,
    options?: RequestOptions,
  ): Promise<ListMaintenanceResponse> {
    return this.http.post(
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
    return this.http.delete(
      `${pipelinePath(entityRef)}/maintenance/${encodeURIComponent(id)}`,
      {},
      options,
    );
  }

  async withdrawFromIncident(
    entityRef: string,
    id: string,
    what: IncidentResponseName,
    options?: RequestOptions,
  ): Promise<Incident> {
    return this.http.delete(
      `${incidentPath(entityRef, id)}/${what}`,
      {},
      options,
    );
  }

  async getPermissions(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<PipelinePermissions> {
    return this.http.get('/permissions', { entityRef }, options);
  }

  async listActions(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ListActionsResponse> {
    return this.http.get(`${pipelinePath(entityRef)}/actions`, {}, options);
  }

  async proposeAction(
    entityRef: string,
    action: string,
    request: ActionRequest,
    options?: RequestOptions,
  ): Promise<ProposedAction> {
    return this.http.post(
      `${actionPath(entityRef, action)}/preflight`,
      request,
      options,
    );
  }

  async startAction(
    entityRef: string,
    action: string,
    request: StartActionRequest,
    options?: RequestOptions & { idempotencyKey?: string },
  ): Promise<ActionTask> {
    return this.http.post(actionPath(entityRef, action), request, options);
  }

  async listActionTasks(
    entityRef: string,
    query: ListActionTasksQuery = {},
    options?: RequestOptions,
  ): Promise<ListActionTasksResponse> {
    return this.http.get(
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
    return this.http.delete(
      `${pipelinePath(entityRef)}/action-tasks/${encodeURIComponent(id)}`,
      { ...cancellation },
      options,
    );
  }

  async proposeRedrive(
    request: RedriveRequest,
    options?: RequestOptions,
  ): Promise<ProposedAction> {
    return this.http.post('/redrives/preflight', request, options);
  }

  async startRedrive(
    request: RedriveRequest & Omit<StartActionRequest, 'stage' | 'input'>,
    options?: RequestOptions & { idempotencyKey?: string },
  ): Promise<ActionTask> {
    return this.http.post('/redrives', request, options);
  }

  async listRedrives(
    query: { queue: string; limit?: number },
    options?: RequestOptions,
  ): Promise<{ items: ActionTask[] }> {
    return this.http.get('/redrives', query, options);
  }

  async cancelRedrive(
    id: string,
    cancellation: { reason?: string } = {},
    options?: RequestOptions,
  ): Promise<ActionTask> {
    return this.http.delete(
      `/redrives/${encodeURIComponent(id)}`,
      { ...cancellation },
      options,
    );
  }

  async listKinds(options?: RequestOptions): Promise<ListKindsResponse> {
    return this.http.get('/kinds', {}, options);
  }

  async getCollection(options?: RequestOptions): Promise<CollectionStatus> {
    return this.http.get('/collection', {}, options);
  }

  async getSetup(
    { again }: { again?: boolean } = {},
    options?: RequestOptions,
  ): Promise<SetupStatus> {
    return this.http.get('/setup', again ? { again: 'true' } : {}, options);
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
