import { createApiRef } from '@backstage/core-plugin-api';
import { PipelineHealthApi } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * The HTTP API of Pipeline Health, for components.
 *
 * @public
 */
export const pipelineHealthApiRef = createApiRef<PipelineHealthApi>({
  id: 'plugin.pipeline-health.service',
});
