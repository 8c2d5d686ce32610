import { refusedField, sayRefusal } from '../../refusal';
import { NotFoundError } from '@backstage/errors';
import {
  Incident,
  IncidentDetail,
  ListIncidentsResponse,
} from '@pipeline-health/plugin-pipeline-health-common';
import { encodeCursor } from '../cursors';
import { IncidentResponse, IncidentsQuery } from '../PipelineHealthService';
import { beforeOf, incidentDetail } from './incidentDetail';
import { StoredOptions } from './StoredOptions';
import { noPipeline } from './StoredPipelines';

/** How many of the newest tasks an incident is searched for. */
const TASKS_SHOWN = 50;

/** Tells of the incidents of pipelines, and notes what people say of them. */
export class StoredIncidents {
  constructor(
    private readonly options: Pick<
      StoredOptions,
      'stores' | 'announcer' | 'incidents' | 'clock'
    >,
  ) {}

  async list(
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

  async get(entityRef: string, id: string): Promise<IncidentDetail> {
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

  async respond(
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
}

function noIncident(entityRef: string, id: string): NotFoundError {
  return refusedField(
    NotFoundError,
    'id',
    sayRefusal('no-incident', { entityRef, incident: id }),
  );
}
