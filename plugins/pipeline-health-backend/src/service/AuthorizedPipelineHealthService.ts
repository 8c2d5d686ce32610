import {
  CollectionStatus,
  Incident,
  ListIncidentsResponse,
  ListKindsResponse,
  ListPipelinesResponse,
  Pipeline,
  PipelineCost,
  pipelineHealthIncidentUpdatePermission,
  Series,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineAuthorizer } from '../authorization';
import {
  AcknowledgementRequest,
  IncidentsQuery,
  PipelineHealthService,
  PipelinesQuery,
  ReadOptions,
  SeriesWindowQuery,
} from './PipelineHealthService';

/**
 * Shows of another service what the caller may see, and does there what they
 * may do.
 */
export class AuthorizedPipelineHealthService implements PipelineHealthService {
  constructor(
    private readonly service: PipelineHealthService,
    private readonly authorizer: Omit<PipelineAuthorizer, 'permissionsOf'>,
  ) {}

  async listPipelines(
    query: PipelinesQuery,
    options: ReadOptions,
  ): Promise<ListPipelinesResponse> {
    const visible = await this.authorizer.visibleTo(options.credentials);
    return this.service.listPipelines({ ...query, visible }, options);
  }

  async getPipeline(
    entityRef: string,
    options: ReadOptions,
  ): Promise<Pipeline> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    return this.service.getPipeline(entityRef, options);
  }

  async getSeries(
    entityRef: string,
    query: SeriesWindowQuery,
    options: ReadOptions,
  ): Promise<Series> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    return this.service.getSeries(entityRef, query, options);
  }

  async listIncidents(
    entityRef: string,
    query: IncidentsQuery,
    options: ReadOptions,
  ): Promise<ListIncidentsResponse> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    return this.service.listIncidents(entityRef, query, options);
  }

  async getCost(
    entityRef: string,
    options: ReadOptions,
  ): Promise<PipelineCost> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    return this.service.getCost(entityRef, options);
  }

  async acknowledgeIncident(
    entityRef: string,
    acknowledgement: AcknowledgementRequest,
    options: ReadOptions,
  ): Promise<Incident> {
    await this.authorizer.authorize(
      options.credentials,
      pipelineHealthIncidentUpdatePermission,
      entityRef,
    );
    return this.service.acknowledgeIncident(
      entityRef,
      acknowledgement,
      options,
    );
  }

  async listKinds(options: ReadOptions): Promise<ListKindsResponse> {
    return this.service.listKinds(options);
  }

  async getCollection(options: ReadOptions): Promise<CollectionStatus> {
    await this.authorizer.authorizeCollection(options.credentials);
    return this.service.getCollection(options);
  }
}
