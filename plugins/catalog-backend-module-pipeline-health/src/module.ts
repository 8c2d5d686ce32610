import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { awsStageFinderServiceRef } from '@pipeline-health/plugin-pipeline-health-backend-module-aws';
import { pipelineHealthServiceRef } from '@pipeline-health/plugin-pipeline-health-node';
import { AnnotationProcessor } from './AnnotationProcessor';
import { readDiscoverySettings } from './config';
import { PipelineDiscovery } from './discovery/PipelineDiscovery';
import { processingExtensionPoint } from './processingExtensionPoint';
import { WatchedEntities } from './WatchedEntities';
import { WatchedProcessor } from './WatchedProcessor';

/**
 * Has the catalog refuse annotations of Pipeline Health that cannot be read, notes
 * what is watched without one, and provides the pipelines that it finds in AWS
 * where rules are configured.
 *
 * @public
 */
export const catalogModulePipelineHealth = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'pipeline-health',
  register(reg) {
    reg.registerInit({
      deps: {
        api: pipelineHealthServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        finder: awsStageFinderServiceRef,
        logger: coreServices.logger,
        processing: processingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ api, config, processing, scheduler, ...deps }) {
        const watched = new WatchedEntities({ api, logger: deps.logger });
        processing.addProcessor(
          new AnnotationProcessor(),
          new WatchedProcessor(watched),
        );
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
