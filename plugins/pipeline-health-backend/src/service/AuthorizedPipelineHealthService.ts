import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  CollectionStatus,
  Incident,
  ListIncidentsResponse,
  ListKindsResponse,
  ListPipelinesResponse,
  Pipeline,
  PipelineCost,
  pipelineHealthCollectionReadPermission,
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
import { VisiblePipelines } from './VisiblePipelines';

/**
 * Shows of another service what the caller may see: the pipelines whose
 * entity the catalog lets them read. Anything but a clear yes means no.
 */
export class AuthorizedPipelineHealthService implements PipelineHealthService {
  constructor(
    private readonly service: PipelineHealthService,
    private readonly permissions: PermissionsService,
    private readonly authorizer: PipelineAuthorizer,
    private readonly visiblePipelines: VisiblePipelines,
  ) {}

  async listPipelines(
    query: PipelinesQuery,
    options: ReadOptions,
  ): Promise<ListPipelinesResponse> {
    const visible = await this.visibleTo(options.credentials);
    const { entityRefs } = query;
    const shown =
      visible === 'all'
        ? entityRefs
        : visible.filter(ref => !entityRefs || entityRefs.includes(ref));
    return this.service.listPipelines({ ...query, entityRefs: shown }, options);
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
    const [decision] = await this.permissions.authorize(
      [{ permission: pipelineHealthCollectionReadPermission }],
      options,
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${pipelineHealthCollectionReadPermission.name} is needed to see the collection`,
      );
    }
    return this.service.getCollection(options);
  }

  private async visibleTo(
    credentials: BackstageCredentials,
  ): Promise<'all' | readonly string[]> {
    const [decision] = await this.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return this.visiblePipelines.of(credentials);
      default:
        return [];
    }
  }
}
