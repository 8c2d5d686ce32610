import { refusedField, sayRefusal } from '../../refusal';
import { NotFoundError } from '@backstage/errors';
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
  Series,
} from '@pipeline-health/plugin-pipeline-health-common';
import { describeKinds, MaintenanceTimes } from '../../evaluation';
import {
  IncidentResponse,
  IncidentsQuery,
  PipelineHealthService,
  PipelinesQuery,
  SeriesWindowQuery,
} from '../PipelineHealthService';
import { KeptAnswers } from './KeptAnswers';
import { StoredCollection } from './StoredCollection';
import { StoredIncidents } from './StoredIncidents';
import { StoredOptions } from './StoredOptions';
import { noPipeline, partsOf, StoredPipelines } from './StoredPipelines';
import { StoredSeries } from './StoredSeries';

/**
 * Reads what collection stored. Never asks a source, and shows everything to
 * everybody: who may see what is up to `AuthorizedPipelineHealthService`.
 */
export class StoredPipelineHealthService implements PipelineHealthService {
  private readonly answers: KeptAnswers;
  private readonly pipelines: StoredPipelines;
  private readonly series: StoredSeries;
  private readonly incidents: StoredIncidents;
  private readonly collection: StoredCollection;

  constructor(private readonly options: StoredOptions) {
    const { stores, clock } = options;
    this.answers = new KeptAnswers({ database: stores.state, clock });
    this.pipelines = new StoredPipelines(options);
    this.series = new StoredSeries(options);
    this.incidents = new StoredIncidents(options);
    this.collection = new StoredCollection(options);
  }

  async listPipelines(query: PipelinesQuery): Promise<ListPipelinesResponse> {
    const { filter, health, ...page } = partsOf(query);
    const which = this.options.stores.overview.keyOf(filter);
    return this.answers.ask(JSON.stringify([which, health, page]), () =>
      this.pipelines.list(query),
    );
  }

  async listFilterOptions({
    visible = {},
  }: Pick<PipelinesQuery, 'visible'>): Promise<ListFilterOptionsResponse> {
    const { stores, clock } = this.options;
    return stores.filterOptions.of(visible, clock());
  }

  async getPipeline(entityRef: string): Promise<Pipeline> {
    return this.answers.ask(entityRef, () => this.pipelines.get(entityRef));
  }

  async getSeries(
    entityRef: string,
    query: SeriesWindowQuery,
  ): Promise<Series> {
    return this.series.get(entityRef, query);
  }

  async listIncidents(
    entityRef: string,
    query: IncidentsQuery,
  ): Promise<ListIncidentsResponse> {
    return this.answers.ask(
      `incidents of ${entityRef} ${JSON.stringify(query)}`,
      () => this.incidents.list(entityRef, query),
    );
  }

  async getCost(entityRef: string): Promise<PipelineCost> {
    return this.answers.ask(`cost of ${entityRef}`, () =>
      this.pipelines.cost(entityRef),
    );
  }

  async getObjectives(entityRef: string): Promise<PipelineObjectives> {
    return this.answers.ask(`objectives of ${entityRef}`, () =>
      this.pipelines.objectives(entityRef),
    );
  }

  async getIncident(entityRef: string, id: string): Promise<IncidentDetail> {
    return this.incidents.get(entityRef, id);
  }

  async respondToIncident(
    entityRef: string,
    response: IncidentResponse,
  ): Promise<Incident> {
    return this.incidents.respond(entityRef, response);
  }

  async listMaintenance(entityRef: string): Promise<ListMaintenanceResponse> {
    const { stores, clock } = this.options;
    if (!(await stores.pipelines.thresholdOverrides(entityRef))) {
      throw noPipeline(entityRef);
    }
    return { items: await stores.maintenance.list(entityRef, clock()) };
  }

  async addMaintenance(
    entityRef: string,
    { times, by }: { times: MaintenanceTimes; by: string },
  ): Promise<ListMaintenanceResponse> {
    const { stores, clock } = this.options;
    await this.listMaintenance(entityRef);
    await stores.maintenance.add(entityRef, times, by, clock());
    return this.listMaintenance(entityRef);
  }

  async removeMaintenance(
    entityRef: string,
    id: string,
  ): Promise<ListMaintenanceResponse> {
    if (!(await this.options.stores.maintenance.remove(entityRef, id))) {
      throw refusedField(
        NotFoundError,
        'id',
        sayRefusal('no-maintenance', { maintenance: id }),
      );
    }
    return this.listMaintenance(entityRef);
  }

  async listKinds(): Promise<ListKindsResponse> {
    return describeKinds(this.options.rules);
  }

  async getCollection(): Promise<CollectionStatus> {
    return this.answers.ask('collection', () => this.collection.get());
  }
}
