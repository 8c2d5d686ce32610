import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PipelineSource,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import {
  CollectionStore,
  IncidentStore,
  OverviewStore,
  PipelineStore,
  SeriesStore,
} from '../database';
import { ConfiguredThresholds } from '../evaluation';
import { AuthorizedPipelineHealthService } from './AuthorizedPipelineHealthService';
import { PipelineHealthService } from './PipelineHealthService';
import { StoredPipelineHealthService } from './StoredPipelineHealthService';
import { VisiblePipelines } from './VisiblePipelines';

/** What the read path needs. */
export interface PipelineHealthServiceOptions {
  knex: Knex;
  sources: readonly PipelineSource[];
  kinds: ReadonlyMap<string, StageKind>;
  thresholds: ConfiguredThresholds;
  catalog: CatalogService;
  auth: AuthService;
  permissions: PermissionsService;
  clock: () => number;
}

/** The read path: what is stored, as far as the caller may see it. */
export function createPipelineHealthService(
  options: PipelineHealthServiceOptions,
): PipelineHealthService {
  const { knex } = options;
  const stored = new StoredPipelineHealthService({
    ...options,
    stores: {
      overview: new OverviewStore(knex),
      pipelines: new PipelineStore(knex),
      series: new SeriesStore(knex),
      incidents: new IncidentStore(knex),
      collection: new CollectionStore(knex),
    },
  });
  return new AuthorizedPipelineHealthService(
    stored,
    options.permissions,
    new VisiblePipelines(options),
  );
}
