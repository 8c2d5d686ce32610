import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { awsStageFinderServiceRef } from '@pipeline-health/plugin-pipeline-health-backend-module-aws';
import { AnnotationProcessor } from './AnnotationProcessor';
import { readDiscoverySettings } from './config';
import { PipelineDiscovery } from './discovery/PipelineDiscovery';

/**
 * Has the catalog refuse annotations of Pipeline Health that cannot be read,
 * and provides the pipelines that it finds in AWS where rules are configured.
 *
 * @public
 */
export const catalogModulePipelineHealth = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'pipeline-health',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        finder: awsStageFinderServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, processing, scheduler, ...deps }) {
        processing.addProcessor(new AnnotationProcessor());
        const settings = readDiscoverySettings(config);
        if (settings) {
          const { providers } = new PipelineDiscovery({
            ...deps,
            settings,
            taskRunner: scheduler.createScheduledTaskRunner(settings.schedule),
          });
          processing.addEntityProvider([...providers]);
        }
      },
    });
  },
});
