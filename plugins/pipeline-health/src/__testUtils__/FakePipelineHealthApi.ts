import {
  ActionTask,
  CollectionStatus,
  Incident,
  IncidentDetail,
  IncidentResponseName,
  KindDescription,
  ListActionsResponse,
  ListActionTasksResponse,
  ListFilterOptionsResponse,
  ListIncidentsResponse,
  ListKindsResponse,
  ListMaintenanceResponse,
  ListPipelinesQuery,
  ListPipelinesResponse,
  NewMaintenance,
  Pipeline,
  PipelineCost,
  PipelineHealthApi,
  PipelineObjectives,
  pipelineHealthPermissions,
  PipelinePermissions,
  ProposedAction,
  Series,
  SeriesQuery,
  SetupStatus,
} from '@pipeline-health/plugin-pipeline-health-common';
import { kinds } from './kinds';
import { FakeIncidents } from './FakeIncidents';
import { FakeMaintenance } from './FakeMaintenance';
import { fakeSeries } from './fakeSeries';
import { setupAt } from './setup';
import { countsOf, summaryOf } from './fixtures';

/** Answers from memory, as the backend would. */
export class FakePipelineHealthApi implements PipelineHealthApi {
  private readonly incidents = new FakeIncidents();
  private readonly maintenance = new FakeMaintenance();

  constructor(
    private readonly pipelines: () => Pipeline[],
    private readonly items: readonly KindDescription[] = kinds,
  ) {}

  async listPipelines(
    query: ListPipelinesQuery = {},
  ): Promise<ListPipelinesResponse> {
    const { health = [], limit = 50, offset = 0 } = query;
    const others = this.pipelines().filter(item => matches(item, query));
    const matching = others.filter(
      item => health.length === 0 || health.includes(item.health),
    );
    const groups = query.groupBy && groupsOf(matching, query.groupBy);
    const listed = groups?.flatMap(group => group.items) ?? matching;
    const from = Number(query.cursor ?? offset);
    const until = from + limit;
    const sorted = sortedBy(listed, query);
    return {
      items: sorted.slice(from, until).map(summaryOf),
      totalItems: matching.length,
      nextCursor: until < matching.length ? String(until) : undefined,
      counts: countsOf(others),
      groups: groups?.map(({ value, items }) => ({
        value,
        counts: countsOf(items),
      })),
    };
  }

  async listFilterOptions(): Promise<ListFilterOptionsResponse> {
    const all = this.pipelines();
    const optionsOf = (values: (string | undefined)[]) =>
      [...new Set(values.flatMap(value => value || []))]
        .sort()
        .map(value => ({ value }));
    const stages = all.flatMap(item => item.stages);
    return {
      owner: optionsOf(all.map(item => item.owner)),
      system: optionsOf(all.map(item => item.system)),
      kind: optionsOf(stages.map(stage => stage.kind)),
      account: optionsOf(stages.map(stage => stage.account)),
      region: optionsOf(stages.map(stage => stage.region)),
    };
  }

  async getPipeline(entityRef: string): Promise<Pipeline> {
    const found = this.find(entityRef);
    const [incident] = this.incidents.of(found);
    return incident.resolvedAt ? found : { ...found, openIncident: incident };
  }

  async getSeries(entityRef: string, query: SeriesQuery): Promise<Series> {
    const { stages } = await this.getPipeline(entityRef);
    const reading = stages.find(stage => stage.arn === query.stage)?.readings[
      query.metric
    ];
    const to = Date.parse(query.to ?? '');
    const from = Date.parse(query.from ?? '');
    return fakeSeries(query, from, to, reading?.value ?? 0, reading?.unit);
  }

  async listActions(): Promise<ListActionsResponse> {
    return { items: [] };
  }

  async listActionTasks(): Promise<ListActionTasksResponse> {
    return { items: [] };
  }

  async proposeAction(_: string, action: string): Promise<ProposedAction> {
    throw new Error(`No action ${action}`);
  }

  async startAction(_: string, action: string): Promise<ActionTask> {
    throw new Error(`No action ${action}`);
  }

  async cancelActionTask(_: string, id: string): Promise<ActionTask> {
    throw new Error(`No task ${id}`);
  }

  async getPermissions(entityRef: string): Promise<PipelinePermissions> {
    return {
      entityRef,
      items: pipelineHealthPermissions.map(({ name }) => ({
        permission: name,
        allowed: true,
      })),
    };
  }

  async listIncidents(entityRef: string): Promise<ListIncidentsResponse> {
    return { items: this.incidents.of(this.find(entityRef)) };
  }

  async getIncident(entityRef: string, id: string): Promise<IncidentDetail> {
    return this.incidents.detail(this.find(entityRef), id);
  }

  async acknowledgeIncident(
    entityRef: string,
    id: string,
    { note }: { note?: string } = {},
  ): Promise<Incident> {
    return this.incidents.acknowledge(this.find(entityRef), id, note);
  }

  async snoozeIncident(
    entityRef: string,
    id: string,
    snooze: { until: string; reason: string },
  ): Promise<Incident> {
    return this.incidents.snooze(this.find(entityRef), id, snooze);
  }

  async holdIncident(
    entityRef: string,
    id: string,
    hold: { link: string; note?: string },
  ): Promise<Incident> {
    return this.incidents.hold(this.find(entityRef), id, hold);
  }

  async withdrawFromIncident(
    entityRef: string,
    id: string,
    what: IncidentResponseName,
  ): Promise<Incident> {
    return this.incidents.withdraw(this.find(entityRef), id, what);
  }

  async listMaintenance(): Promise<ListMaintenanceResponse> {
    return this.maintenance.list();
  }

  async addMaintenance(
    _: string,
    maintenance: NewMaintenance,
  ): Promise<ListMaintenanceResponse> {
    return this.maintenance.add(maintenance);
  }

  async removeMaintenance(
    _: string,
    id: string,
  ): Promise<ListMaintenanceResponse> {
    return this.maintenance.remove(id);
  }

  async getObjectives(): Promise<PipelineObjectives> {
    return { objectives: [] };
  }

  async getCost(entityRef: string): Promise<PipelineCost> {
    const { stages } = await this.getPipeline(entityRef);
    return {
      usdPerMonth: 0,
      stages: stages.map(({ arn }) => ({
        stage: arn,
        usdPerMonth: 0,
        lines: [],
        notCounted: [],
      })),
      priceSource: 'None',
    };
  }

  async listKinds(): Promise<ListKindsResponse> {
    return { items: [...this.items], messages: {} };
  }

  async getCollection(): Promise<CollectionStatus> {
    throw new Error('Not part of the fixtures');
  }

  async getSetup(_: { again?: boolean } = {}): Promise<SetupStatus> {
    return setupAt(Date.now());
  }

  private find(entityRef: string): Pipeline {
    const found = this.pipelines().find(item => item.entityRef === entityRef);
    if (!found) {
      throw new Error(`No pipeline ${entityRef}`);
    }
    return found;
  }
}

function matches(item: Pipeline, query: ListPipelinesQuery): boolean {
  const isAmong = (values: string[] = [], value: string | undefined) =>
    values.length === 0 || values.includes(value ?? '');
  const hasStage = (part: 'kind' | 'account' | 'region') =>
    item.stages.length === 0 && !query[part]?.length
      ? true
      : item.stages.some(stage => isAmong(query[part], stage[part]));
  return (
    isAmong(query.owner, item.owner) &&
    isAmong(query.system, item.system) &&
    isAmong(query.entityRef, item.entityRef) &&
    hasStage('kind') &&
    hasStage('account') &&
    hasStage('region') &&
    item.title.toLowerCase().includes((query.text ?? '').toLowerCase())
  );
}

function groupsOf(items: Pipeline[], groupBy: 'owner' | 'system') {
  const values = [...new Set(items.map(item => item[groupBy]))];
  return values.map(value => ({
    value,
    items: items.filter(item => item[groupBy] === value),
  }));
}

/** By name; in every other order as they are given. */
function sortedBy(
  items: Pipeline[],
  { orderBy, order }: ListPipelinesQuery,
): Pipeline[] {
  const sorted =
    orderBy === 'name'
      ? [...items].sort((a, b) => a.title.localeCompare(b.title))
      : [...items];
  return order === 'desc' ? sorted.reverse() : sorted;
}
