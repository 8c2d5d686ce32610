import { InputError, NotFoundError } from '@backstage/errors';
import {
  CollectionStatus,
  HEALTHS,
  Incident,
  IncidentDetail,
  ListIncidentsResponse,
  ListKindsResponse,
  ListMaintenanceResponse,
  ListPipelinesResponse,
  Pipeline,
  pipelineAsOf,
  PipelineCost,
  PipelineObjectives,
  Series,
  summaryAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineSource } from '@pipeline-health/plugin-pipeline-health-node';
import { Announcer } from '../announcement';
import { ObjectiveReader, Stores } from '../database';
import {
  budgetOf,
  chartThreshold,
  describeKinds,
  eachFound,
  IncidentSettings,
  MaintenanceTimes,
  postureOf,
  Rules,
  resolveThresholds,
  whoIsTold,
} from '../evaluation';
import { collectionPolicy } from './collectionPolicy';
import { costOfPipeline } from './costOfPipeline';
import { encodeCursor } from './cursors';
import { beforeOf, incidentDetail } from './incidentDetail';
import {
  IncidentResponse,
  IncidentsQuery,
  PipelineHealthService,
  PipelinesQuery,
  SeriesWindowQuery,
} from './PipelineHealthService';
import { SharedQuestions } from './SharedQuestions';

const MINUTE = 60_000;
/** How far back the page of a pipeline tells what was set differently. */
const CHANGES_SHOWN = 7 * 24 * 60 * MINUTE;
/** How many of the newest tasks an incident is searched for. */
const TASKS_SHOWN = 50;

/** What a {@link StoredPipelineHealthService} reads from. */
export interface StoredPipelineHealthOptions {
  stores: Pick<
    Stores,
    | 'overview'
    | 'pipelines'
    | 'series'
    | 'incidents'
    | 'collection'
    | 'facts'
    | 'objectives'
    | 'samples'
    | 'runs'
    | 'settingChanges'
    | 'maintenance'
    | 'actionTasks'
  >;
  sources: readonly PipelineSource[];
  /** The ids of the actions that are switched on. */
  enabledActions?: readonly string[];
  rules: Rules;
  incidents: IncidentSettings;
  announcer: Pick<Announcer, 'announcementsOf' | 'wake'>;
  clock: () => number;
}

/**
 * Reads what collection stored. Never asks a source, and shows everything to
 * everybody: who may see what is up to `AuthorizedPipelineHealthService`.
 */
export class StoredPipelineHealthService implements PipelineHealthService {
  /** Many people look at the same page when something burns. */
  private readonly shared = new SharedQuestions();

  private readonly objectives: ObjectiveReader;

  constructor(private readonly options: StoredPipelineHealthOptions) {
    this.objectives = new ObjectiveReader(options);
  }

  async listPipelines(query: PipelinesQuery): Promise<ListPipelinesResponse> {
    return this.shared.ask(JSON.stringify(query), () => this.readList(query));
  }

  async getPipeline(entityRef: string): Promise<Pipeline> {
    return this.shared.ask(entityRef, () => this.readPipeline(entityRef));
  }

  async getSeries(
    entityRef: string,
    query: SeriesWindowQuery,
  ): Promise<Series> {
    const { stores, clock } = this.options;
    const overrides = await stores.pipelines.thresholdOverrides(entityRef);
    if (!overrides) {
      throw noPipeline(entityRef);
    }
    const stage = await stores.pipelines.member(entityRef, query.stage);
    if (!stage) {
      throw new NotFoundError(
        `stage: ${entityRef} has no stage ${query.stage}`,
      );
    }
    const metrics = await stores.series.ofStage(query.stage);
    const series = metrics.get(query.metric);
    if (!series) {
      throw new InputError(
        `metric: ${query.stage} has none of this name; expected ${
          [...metrics.keys()].join(', ') || 'nothing: it has no metrics yet'
        }`,
      );
    }
    const read = await stores.series.read(query.stage, series, query, clock());
    const { rules } = this.options;
    const { thresholds } = resolveThresholds(
      rules.thresholds,
      overrides,
      rules.kinds,
    );
    return {
      ...read,
      threshold: chartThreshold(
        rules.kinds.get(stage.kind),
        series.metric,
        stage.inventory,
        thresholds.get(stage.kind) ?? {},
      ),
    };
  }

  async listIncidents(
    entityRef: string,
    query: IncidentsQuery,
  ): Promise<ListIncidentsResponse> {
    const { stores, clock } = this.options;
    if (!(await stores.pipelines.thresholdOverrides(entityRef))) {
      throw noPipeline(entityRef);
    }
    const { items, next } = await stores.incidents.page(
      entityRef,
      { limit: query.limit, before: query.after?.id },
      clock(),
    );
    return { items, nextCursor: next && encodeCursor({ id: next }) };
  }

  async getCost(entityRef: string): Promise<PipelineCost> {
    return this.shared.ask(`cost of ${entityRef}`, () =>
      this.readCost(entityRef),
    );
  }

  async getObjectives(entityRef: string): Promise<PipelineObjectives> {
    return this.shared.ask(`objectives of ${entityRef}`, () =>
      this.readObjectives(entityRef),
    );
  }

  async getIncident(entityRef: string, id: string): Promise<IncidentDetail> {
    const { stores, clock } = this.options;
    const incident = await stores.incidents.get({ entityRef, id }, clock());
    if (!incident) {
      throw noIncident(entityRef, id);
    }
    const until = Date.parse(incident.resolvedAt ?? '') || clock();
    const [timeline, changes, tasks] = await Promise.all([
      stores.incidents.timeline(id),
      stores.settingChanges.ofPipeline(entityRef, {
        from: beforeOf(incident),
        to: until,
      }),
      stores.actionTasks.page(entityRef, { limit: TASKS_SHOWN }),
    ]);
    return incidentDetail(
      incident,
      timeline,
      changes,
      tasks.items.filter(task => Date.parse(task.startedAt) <= until),
    );
  }

  async respondToIncident(
    entityRef: string,
    response: IncidentResponse,
  ): Promise<Incident> {
    const { stores, announcer, incidents: settings, clock } = this.options;
    const now = clock();
    const incident = await stores.incidents.respond(
      { entityRef, id: response.id },
      { ...response, entityRefs: response.entityRefs ?? [entityRef] },
      { settings, announcementsOf: news => announcer.announcementsOf(news) },
      now,
    );
    if (!incident) {
      throw noIncident(entityRef, response.id);
    }
    announcer.wake();
    return incident;
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
      throw new NotFoundError(`id: nobody added maintenance ${id}`);
    }
    return this.listMaintenance(entityRef);
  }

  async listKinds(): Promise<ListKindsResponse> {
    return describeKinds(this.options.rules);
  }

  async getCollection(): Promise<CollectionStatus> {
    const { stores, sources, enabledActions, clock } = this.options;
    const [shards, stages] = await Promise.all([
      stores.collection.status(clock()),
      stores.collection.watchedStages(),
    ]);
    return {
      shards,
      estimatedMonthlyUsd: shards.reduce(
        (sum, shard) => sum + shard.estimatedMonthlyUsd,
        0,
      ),
      priceSource: priceSourceOf(sources),
      policy: collectionPolicy(sources, stages, enabledActions),
    };
  }

  private async readList(
    query: PipelinesQuery,
  ): Promise<ListPipelinesResponse> {
    const { overview } = this.options.stores;
    const { visible = {}, orderBy, limit, after, ...filters } = query;
    const filter = { ...filters, visible };
    const now = timeOfList(after?.now, this.options.clock());
    const [page, counts] = await Promise.all([
      overview.list(filter, { orderBy, limit, after, now }),
      overview.counts(filter, now),
    ]);
    const wanted = query.health ?? HEALTHS;
    return {
      items: page.items.map(item => summaryAsOf(item, now)),
      totalItems: HEALTHS.filter(health => wanted.includes(health)).reduce(
        (sum, health) => sum + counts[health],
        0,
      ),
      nextCursor: page.next && encodeCursor({ orderBy, ...page.next }),
      counts,
    };
  }

  private async readPipeline(entityRef: string): Promise<Pipeline> {
    const { stores, rules, clock } = this.options;
    const now = clock();
    const pipeline = await stores.pipelines.get(entityRef, now);
    if (!pipeline) {
      throw noPipeline(entityRef);
    }
    return {
      ...pipelineAsOf(pipeline, now),
      changes: await stores.settingChanges.ofPipeline(entityRef, {
        from: now - CHANGES_SHOWN,
        to: now,
      }),
      whoIsTold: whoIsTold(pipeline.stages, rules),
      posture: postureOf(
        pipeline.stages,
        eachFound(await stores.pipelines.findings(entityRef)),
        rules,
      ),
    };
  }

  private async readObjectives(entityRef: string): Promise<PipelineObjectives> {
    const { stores, clock } = this.options;
    const now = clock();
    const pipeline = await stores.facts.ofEntity(entityRef, now);
    if (!pipeline) {
      throw noPipeline(entityRef);
    }
    const { objectives } = this.objectives.measured(pipeline);
    const counted = await this.objectives.counted(pipeline, objectives, now);
    return { objectives: counted.map(each => budgetOf(each, now)) };
  }

  private async readCost(entityRef: string): Promise<PipelineCost> {
    const { stores, sources, rules, clock } = this.options;
    const { stages } = await this.readPipeline(entityRef);
    const now = clock();
    const measured = await Promise.all(
      stages.map(async stage => {
        const kind = rules.kinds.get(stage.kind);
        const metrics = kind?.costs?.flatMap(cost => cost.metrics ?? []) ?? [];
        const volumes = await stores.series.volumes(stage.arn, metrics, now);
        return { stage, kind, volumes };
      }),
    );
    return {
      ...costOfPipeline(measured, sources),
      priceSource: priceSourceOf(sources),
    };
  }
}

/**
 * The time by which a page is judged: that of the first page, so that nothing
 * moves between them, but only for a minute. A cursor may be old or made up,
 * and must not call anything fresh.
 */
function timeOfList(begunAt: number | undefined, now: number): number {
  return begunAt !== undefined && begunAt <= now && begunAt > now - MINUTE
    ? begunAt
    : now;
}

function priceSourceOf(sources: readonly PipelineSource[]): string {
  return sources.map(source => source.priceSource).join('; ');
}

function noPipeline(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no pipeline ${entityRef}`);
}

function noIncident(entityRef: string, id: string): NotFoundError {
  return new NotFoundError(`id: ${entityRef} has no incident ${id}`);
}
