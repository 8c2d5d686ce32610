import { createApiRef } from '@backstage/frontend-plugin-api';
import { PipelineHealthApi } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * The HTTP API of Pipeline Health, for components.
 *
 * @public
 */
export const pipelineHealthApiRef = createApiRef<PipelineHealthApi>().with({
  id: 'plugin.pipeline-health.service',
  pluginId: 'pipeline-health',
});
