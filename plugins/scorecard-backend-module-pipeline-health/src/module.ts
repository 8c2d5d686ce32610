import { createBackendModule } from '@backstage/backend-plugin-api';
import { pipelineHealthServiceRef } from '@pipeline-health/plugin-pipeline-health-node';
import { scorecardMetricsExtensionPoint } from '@red-hat-developer-hub/backstage-plugin-scorecard-node';
import { METRICS } from './metrics';
import { PipelineMetricProvider } from './PipelineMetricProvider';

/**
 * Gives the scorecards of Red Hat Developer Hub the health of pipelines as
 * metrics.
 *
 * @public
 */
export const scorecardModulePipelineHealth = createBackendModule({
  pluginId: 'scorecard',
  moduleId: 'pipeline-health',
  register(reg) {
    reg.registerInit({
      deps: {
        api: pipelineHealthServiceRef,
        metrics: scorecardMetricsExtensionPoint,
      },
      async init({ api, metrics }) {
        metrics.addMetricProvider(
          ...METRICS.map(metric => new PipelineMetricProvider(api, metric)),
        );
      },
    });
  },
});
