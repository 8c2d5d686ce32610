import {
  CollectionStatus,
  Incident,
  IncidentDetail,
  ListFilterOptionsResponse,
  ListIncidentsResponse,
  ListKindsResponse,
  ListMaintenanceResponse,
  ListPipelinesResponse,
  Pipeline,
  PipelineCost,
  PipelineObjectives,
  pipelineHealthIncidentUpdatePermission,
  pipelineHealthPipelineReadPermission,
  Series,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineAuthorizer } from '../authorization';
import { MaintenanceTimes } from '../evaluation';
import {
  IncidentResponse,
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

  async listFilterOptions(
    query: Pick<PipelinesQuery, 'visible'>,
    options: ReadOptions,
  ): Promise<ListFilterOptionsResponse> {
    const visible = await this.authorizer.visibleTo(options.credentials);
    return this.service.listFilterOptions({ ...query, visible }, options);
  }

  async getPipeline(
    entityRef: string,
    options: ReadOptions,
  ): Promise<Pipeline> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    const pipeline = await this.service.getPipeline(entityRef, options);
    const { openIncident, openIncidents } = pipeline;
    if (!openIncidents?.length) {
      return pipeline;
    }
    const shown = await this.asSeenBy(options, openIncidents);
    if (shown === openIncidents) {
      return pipeline;
    }
    return {
      ...pipeline,
      openIncident: shown.find(({ id }) => id === openIncident?.id),
      openIncidents: shown,
    };
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
    const page = await this.service.listIncidents(entityRef, query, options);
    return { ...page, items: await this.asSeenBy(options, page.items) };
  }

  async getCost(
    entityRef: string,
    options: ReadOptions,
  ): Promise<PipelineCost> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    return this.service.getCost(entityRef, options);
  }

  async getObjectives(
    entityRef: string,
    options: ReadOptions,
  ): Promise<PipelineObjectives> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    return this.service.getObjectives(entityRef, options);
  }

  async getIncident(
    entityRef: string,
    id: string,
    options: ReadOptions,
  ): Promise<IncidentDetail> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    const incident = await this.service.getIncident(entityRef, id, options);
    const [shown] = await this.asSeenBy(options, [incident]);
    return shown;
  }

  /** Counts for those pipelines of the incident for which the caller may say it. */
  async respondToIncident(
    entityRef: string,
    response: IncidentResponse,
    options: ReadOptions,
  ): Promise<Incident> {
    const { credentials } = options;
    const permission = pipelineHealthIncidentUpdatePermission;
    await this.authorizer.authorize(credentials, permission, entityRef);
    const { pipelines } = await this.service.getIncident(
      entityRef,
      response.id,
      options,
    );
    const incident = await this.service.respondToIncident(
      entityRef,
      {
        ...response,
        entityRefs: await this.authorizer.allowed(
          credentials,
          permission,
          pipelines.map(pipeline => pipeline.entityRef),
        ),
      },
      options,
    );
    const [shown] = await this.asSeenBy(options, [incident]);
    return shown;
  }

  async listMaintenance(
    entityRef: string,
    options: ReadOptions,
  ): Promise<ListMaintenanceResponse> {
    await this.authorizer.checkVisible(options.credentials, entityRef);
    return this.service.listMaintenance(entityRef, options);
  }

  async addMaintenance(
    entityRef: string,
    maintenance: { times: MaintenanceTimes; by: string },
    options: ReadOptions,
  ): Promise<ListMaintenanceResponse> {
    await this.authorizer.authorize(
      options.credentials,
      pipelineHealthIncidentUpdatePermission,
      entityRef,
    );
    return this.service.addMaintenance(entityRef, maintenance, options);
  }

  async removeMaintenance(
    entityRef: string,
    id: string,
    options: ReadOptions,
  ): Promise<ListMaintenanceResponse> {
    await this.authorizer.authorize(
      options.credentials,
      pipelineHealthIncidentUpdatePermission,
      entityRef,
    );
    return this.service.removeMaintenance(entityRef, id, options);
  }

  async listKinds(options: ReadOptions): Promise<ListKindsResponse> {
    return this.service.listKinds(options);
  }

  async getCollection(options: ReadOptions): Promise<CollectionStatus> {
    await this.authorizer.authorizeCollection(options.credentials);
    return this.service.getCollection(options);
  }

  /** Incidents without the names of pipelines that the caller may not see; these are counted. */
  private async asSeenBy<T extends Incident | IncidentDetail>(
    { credentials }: ReadOptions,
    incidents: T[],
  ): Promise<T[]> {
    const others = incidents.flatMap(({ entityRef, pipelines }) =>
      pipelines.flatMap(it => (it.entityRef === entityRef ? [] : it.entityRef)),
    );
    if (others.length === 0) {
      return incidents;
    }
    const visible = await this.authorizer.allowed(
      credentials,
      pipelineHealthPipelineReadPermission,
      [...new Set(others)],
    );
    return incidents.map(it => asSeenBy(visible, it));
  }
}

function asSeenBy<T extends Incident | IncidentDetail>(
  visible: readonly string[],
  incident: T,
): T {
  const isVisible = (entityRef: string | undefined) =>
    entityRef === undefined ||
    entityRef === incident.entityRef ||
    visible.includes(entityRef);
  const pipelines = incident.pipelines.filter(it => isVisible(it.entityRef));
  return {
    ...incident,
    pipelines,
    otherPipelines: incident.pipelines.length - pipelines.length,
    ...('timeline' in incident && {
      timeline: incident.timeline.filter(it => isVisible(it.entityRef)),
    }),
  };
}
