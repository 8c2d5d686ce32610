import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { pipelineHealthServiceRef } from '@pipeline-health/plugin-pipeline-health-node';
import { createFactRetriever } from './createFactRetriever';

/**
 * Gives Tech Insights the health of pipelines as facts.
 *
 * @public
 */
export const techInsightsModulePipelineHealth = createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'pipeline-health',
  register(reg) {
    reg.registerInit({
      deps: {
        api: pipelineHealthServiceRef,
        factRetrievers: techInsightsFactRetrieversExtensionPoint,
      },
      async init({ api, factRetrievers }) {
        const retriever = createFactRetriever(api);
        factRetrievers.addFactRetrievers({ [retriever.id]: retriever });
      },
    });
  },
});
