import {
  Acknowledgement,
  ActionTask,
  CollectionStatus,
  Health,
  Incident,
  IncidentDetail,
  IncidentHold,
  IncidentResponseName,
  IncidentSnooze,
  KindDescription,
  ListActionsResponse,
  ListActionTasksResponse,
  ListIncidentsResponse,
  ListKindsResponse,
  ListPipelinesQuery,
  ListPipelinesResponse,
  Pipeline,
  PipelineCost,
  PipelineHealthApi,
  pipelineHealthPermissions,
  PipelinePermissions,
  ProposedAction,
  Series,
  SeriesQuery,
} from '@pipeline-health/plugin-pipeline-health-common';
import { kinds } from './kinds';
import { before, countsOf, summaryOf } from './fixtures';

const HOUR = 3_600_000;

/** Answers from memory, as the backend would. */
export class FakePipelineHealthApi implements PipelineHealthApi {
  private readonly acknowledged = new Map<string, Acknowledgement>();
  private readonly snoozed = new Map<string, IncidentSnooze>();
  private readonly held = new Map<string, IncidentHold>();

  constructor(
    private readonly pipelines: () => Pipeline[],
    private readonly items: readonly KindDescription[] = kinds,
  ) {}

  async listPipelines(
    query: ListPipelinesQuery = {},
  ): Promise<ListPipelinesResponse> {
    const { health = [], owner = [], kind = [], text = '', limit = 50 } = query;
    const others = this.pipelines().filter(
      item =>
        (owner.length === 0 || owner.includes(item.owner ?? '')) &&
        (kind.length === 0 ||
          item.stages.some(stage => kind.includes(stage.kind))) &&
        item.title.toLowerCase().includes(text.toLowerCase()),
    );
    const matching = others.filter(
      item => health.length === 0 || health.includes(item.health),
    );
    const from = Number(query.cursor ?? 0);
    const until = from + limit;
    return {
      items: matching.slice(from, until).map(summaryOf),
      totalItems: matching.length,
      nextCursor: until < matching.length ? String(until) : undefined,
      counts: countsOf(others),
    };
  }

  async getPipeline(entityRef: string): Promise<Pipeline> {
    const found = this.pipelines().find(item => item.entityRef === entityRef);
    if (!found) {
      throw new Error(`No pipeline ${entityRef}`);
    }
    return found;
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

  async acknowledgeIncident(
    entityRef: string,
    id: string,
    { note }: { note?: string } = {},
  ): Promise<Incident> {
    const { items } = await this.listIncidents(entityRef);
    const incident = items.find(it => it.id === id);
    if (!incident) {
      throw new Error(`${entityRef} has no incident ${id}`);
    }
    const acknowledgement = {
      at: new Date().toISOString(),
      by: 'user:default/guest',
      note,
    };
    this.acknowledged.set(id, acknowledgement);
    return { ...incident, acknowledgement };
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

  async getIncident(entityRef: string, id: string): Promise<IncidentDetail> {
    const { items } = await this.listIncidents(entityRef);
    const incident = items.find(it => it.id === id);
    if (!incident) {
      throw new Error(`${entityRef} has no incident ${id}`);
    }
    const { openedAt, stage, findingId, reason, worst } = incident;
    return {
      ...incident,
      timeline: [
        {
          at: openedAt,
          type: 'opened',
          stage,
          findingId,
          text: reason,
          health: worst,
        },
      ],
      changedBefore: [],
    };
  }

  async snoozeIncident(
    entityRef: string,
    id: string,
    { until, reason }: { until: string; reason: string },
  ): Promise<Incident> {
    this.snoozed.set(id, { ...this.now(), until, reason });
    return this.getIncident(entityRef, id);
  }

  async holdIncident(
    entityRef: string,
    id: string,
    { link, note }: { link: string; note?: string },
  ): Promise<Incident> {
    this.held.set(id, { ...this.now(), link, note });
    return this.getIncident(entityRef, id);
  }

  async withdrawFromIncident(
    entityRef: string,
    id: string,
    what: IncidentResponseName,
  ): Promise<Incident> {
    const said = {
      acknowledgement: this.acknowledged,
      snooze: this.snoozed,
      hold: this.held,
    };
    said[what].delete(id);
    return this.getIncident(entityRef, id);
  }

  async listMaintenance() {
    return { items: [] };
  }

  async addMaintenance() {
    return { items: [] };
  }

  async removeMaintenance() {
    return { items: [] };
  }

  private now() {
    return { at: new Date().toISOString(), by: 'user:default/guest' };
  }

  async listIncidents(entityRef: string): Promise<ListIncidentsResponse> {
    const { health, reason, title } = await this.getPipeline(entityRef);
    const now = Date.now();
    const incident = (
      id: string,
      worst: Exclude<Health, 'healthy'>,
      changes: Partial<Incident>,
    ): Incident => ({
      id,
      entityRef,
      openedAt: before(now, 20 * HOUR),
      state: 'open',
      worst,
      health: worst,
      reason: 'The oldest message waited for more than 30 min',
      findingId: 'sqs-queue/oldest-message-age',
      stage: 'arn:aws:sqs:eu-west-1:123456789012:orders',
      findings: [],
      pipelines: [{ entityRef, title, health: worst }],
      otherPipelines: 0,
      ...changes,
    });
    const past = (id: number, worst: Exclude<Health, 'healthy'>) =>
      incident(String(id), worst, {
        openedAt: before(now, id * 50 * HOUR),
        resolvedAt: before(now, (id * 50 - 3) * HOUR),
        state: 'resolved',
        health: 'healthy',
      });
    const open =
      health === 'healthy'
        ? []
        : [
            incident('open', health, {
              reason: reason?.title ?? '',
              findingId: reason?.id ?? '',
            }),
          ];
    const items: Incident[] = [
      ...open,
      past(1, 'warning'),
      past(2, 'critical'),
    ];
    return {
      items: items.map(item => ({
        ...item,
        acknowledgement: this.acknowledged.get(item.id),
        snooze: this.snoozed.get(item.id),
        hold: this.held.get(item.id),
      })),
    };
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
}

function fakeSeries(
  query: SeriesQuery,
  from: number,
  to: number,
  latest: number,
  unit: Series['unit'] = 'count',
): Series {
  const step = Math.max(60, Math.ceil((to - from) / 300_000 / 60) * 60);
  const stepMs = step * 1_000;
  const start = Math.ceil(from / stepMs) * stepMs;
  const silent: [number, number] = [
    from + (to - from) * 0.3,
    from + (to - from) * 0.36,
  ];
  const unasked: [number, number] = [
    from + (to - from) * 0.6,
    from + (to - from) * 0.66,
  ];
  const missing = (time: number) =>
    [silent, unasked].some(([a, b]) => time >= a && time < b);
  const points: [number, number][] = [];
  for (let time = start; time < to; time += stepMs) {
    const share = (time - from) / (to - from);
    const wave = 1 + Math.sin(time / (stepMs * 9)) * 0.08;
    if (!missing(time)) {
      points.push([
        time,
        unit === 'ratio'
          ? Math.min(1, latest + (1 - share) * 0.02)
          : Math.round(latest * share * wave),
      ]);
    }
  }
  const age = query.metric === 'oldestMessageAge';
  return {
    stage: query.stage,
    metric: query.metric,
    unit,
    statistic: unit === 'ratio' ? 'Average' : 'Maximum',
    step,
    points,
    gaps: [
      [...silent, 'no-data'],
      [...unasked, 'not-asked'],
    ],
    threshold: age
      ? { breach: 'above', warning: 900, critical: 1_800 }
      : undefined,
  };
}
