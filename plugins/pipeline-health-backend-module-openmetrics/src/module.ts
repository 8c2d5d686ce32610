import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { pipelineHealthServiceRef } from '@pipeline-health/plugin-pipeline-health-node';
import { readOpenMetricsConfig } from './config';
import { createRouter, METRICS_PATH } from './createRouter';

/**
 * Offers the health of pipelines to Prometheus, when that is enabled.
 *
 * @public
 */
export const pipelineHealthModuleOpenMetrics = createBackendModule({
  pluginId: 'pipeline-health',
  moduleId: 'openmetrics',
  register(reg) {
    reg.registerInit({
      deps: {
        api: pipelineHealthServiceRef,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
      },
      async init({ api, config, httpRouter, logger }) {
        const { enabled, access, maxPipelines } = readOpenMetricsConfig(config);
        if (!enabled) {
          return;
        }
        if (access === 'unauthenticated') {
          logger.warn(
            'Whoever reaches the backend can read the names and the health of all pipelines, because pipelineHealth.openMetrics.access is unauthenticated',
          );
          httpRouter.addAuthPolicy({
            path: METRICS_PATH,
            allow: 'unauthenticated',
          });
        }
        httpRouter.use(createRouter({ api, access, maxPipelines }));
      },
    });
  },
});
