import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PipelineSource,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Stores } from '../database';
import { ConfiguredThresholds } from '../evaluation';
import { AuthorizedPipelineHealthService } from './AuthorizedPipelineHealthService';
import { PipelineHealthService } from './PipelineHealthService';
import { StoredPipelineHealthService } from './StoredPipelineHealthService';
import { VisiblePipelines } from './VisiblePipelines';

/** What the read path needs. */
export interface PipelineHealthServiceOptions {
  stores: Stores;
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
  return new AuthorizedPipelineHealthService(
    new StoredPipelineHealthService(options),
    options.permissions,
    new VisiblePipelines(options),
  );
}
