import { BackstageCredentials } from '@backstage/backend-plugin-api';
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
  PipelineGrouping,
  PipelineObjectives,
  PipelineOrder,
  PipelineSummary,
  Series,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Visibility } from '../database';
import { MaintenanceTimes } from '../evaluation';
import { IncidentPosition, PipelinePosition } from './cursors';

/** Which pipelines to list, checked and complete. */
export interface PipelinesQuery {
  /** What the caller may see; absent: everything. */
  visible?: Visibility;
  health?: readonly PipelineSummary['health'][];
  owner?: readonly string[];
  system?: readonly string[];
  entityRef?: readonly string[];
  kind?: readonly string[];
  account?: readonly string[];
  region?: readonly string[];
  text?: string;
  orderBy: PipelineOrder;
  /** Default `asc`. */
  order?: 'asc' | 'desc';
  groupBy?: PipelineGrouping;
  limit: number;
  offset?: number;
  after?: PipelinePosition;
}

/** Which points of which series to read, checked and complete. */
export interface SeriesWindowQuery {
  /** ARN */
  stage: string;
  metric: string;
  /** Epoch milliseconds. */
  from: number;
  /** Epoch milliseconds. */
  to: number;
  /** Seconds. */
  step: number;
}

/** Which incidents to list, checked and complete. */
export interface IncidentsQuery {
  limit: number;
  after?: IncidentPosition;
}

/** On whose behalf something is asked. */
export interface ReadOptions {
  credentials: BackstageCredentials;
}

/** What somebody says of an incident, or takes back. */
export type IncidentResponse = {
  /** The incident. */
  id: string;
  /** Entity ref of the user, or name of the service. */
  by: string;
  /** The pipelines of the incident that it counts for; absent: that by which it is named. */
  entityRefs?: readonly string[];
} & (
  | { type: 'acknowledge'; note?: string }
  /** `until` is epoch milliseconds. */
  | { type: 'snooze'; until: number; reason: string }
  | { type: 'hold'; link: string; note?: string }
  | { type: 'withdraw'; what: 'acknowledge' | 'snooze' | 'hold' }
);

/** Everything that can be asked of Pipeline Health. */
export interface PipelineHealthService {
  listPipelines(
    query: PipelinesQuery,
    options: ReadOptions,
  ): Promise<ListPipelinesResponse>;
  /** What lists can be filtered by, of what is `visible`; absent: of everything. */
  listFilterOptions(
    query: Pick<PipelinesQuery, 'visible'>,
    options: ReadOptions,
  ): Promise<ListFilterOptionsResponse>;
  getPipeline(entityRef: string, options: ReadOptions): Promise<Pipeline>;
  getSeries(
    entityRef: string,
    query: SeriesWindowQuery,
    options: ReadOptions,
  ): Promise<Series>;
  listIncidents(
    entityRef: string,
    query: IncidentsQuery,
    options: ReadOptions,
  ): Promise<ListIncidentsResponse>;
  getCost(entityRef: string, options: ReadOptions): Promise<PipelineCost>;
  getObjectives(
    entityRef: string,
    options: ReadOptions,
  ): Promise<PipelineObjectives>;
  getIncident(
    entityRef: string,
    id: string,
    options: ReadOptions,
  ): Promise<IncidentDetail>;
  respondToIncident(
    entityRef: string,
    response: IncidentResponse,
    options: ReadOptions,
  ): Promise<Incident>;
  /** When a pipeline is worked on. */
  listMaintenance(
    entityRef: string,
    options: ReadOptions,
  ): Promise<ListMaintenanceResponse>;
  addMaintenance(
    entityRef: string,
    maintenance: { times: MaintenanceTimes; by: string },
    options: ReadOptions,
  ): Promise<ListMaintenanceResponse>;
  removeMaintenance(
    entityRef: string,
    id: string,
    options: ReadOptions,
  ): Promise<ListMaintenanceResponse>;
  /** What the kinds of stages say of themselves; nothing of any pipeline. */
  listKinds(options: ReadOptions): Promise<ListKindsResponse>;
  getCollection(options: ReadOptions): Promise<CollectionStatus>;
}
