import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { PipelineSource } from './source';

/**
 * Adds sources of stages to Pipeline Health.
 *
 * @public
 */
export interface PipelineHealthSourcesExtensionPoint {
  /** Throws when a source with this id or one of its kinds is there already. */
  addSource(source: PipelineSource): void;
}

/**
 * Adds sources of stages to Pipeline Health.
 *
 * @public
 */
export const pipelineHealthSourcesExtensionPoint =
  createExtensionPoint<PipelineHealthSourcesExtensionPoint>({
    id: 'pipeline-health.sources',
  });
