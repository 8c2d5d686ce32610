import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { pipelineHealthServiceRef } from '@pipeline-health/plugin-pipeline-health-node';
import { PipelineCollatorFactory } from './PipelineCollatorFactory';
import { readCollatorConfig } from './config';

/**
 * Lets the portal's search find pipelines.
 *
 * @public
 */
export const searchModulePipelineHealthCollator = createBackendModule({
  pluginId: 'search',
  moduleId: 'pipeline-health-collator',
  register(reg) {
    reg.registerInit({
      deps: {
        api: pipelineHealthServiceRef,
        config: coreServices.rootConfig,
        indexRegistry: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ api, config, indexRegistry, logger, scheduler }) {
        const { schedule, ...options } = readCollatorConfig(config);
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new PipelineCollatorFactory({ api, logger, ...options }),
        });
      },
    });
  },
});
