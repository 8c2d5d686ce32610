import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  pipelineHealthChannelsExtensionPoint,
  pipelineHealthSourcesExtensionPoint,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsSource } from './AwsSource';
import { readAwsSourceConfig } from './config';

/**
 * Lets Pipeline Health read AWS.
 *
 * @public
 */
export const pipelineHealthModuleAws = createBackendModule({
  pluginId: 'pipeline-health',
  moduleId: 'aws',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        sources: pipelineHealthSourcesExtensionPoint,
        channels: pipelineHealthChannelsExtensionPoint,
      },
      async init({ channels, config, lifecycle, sources }) {
        const source = new AwsSource({
          credentials: DefaultAwsCredentialsManager.fromConfig(config),
          config: readAwsSourceConfig(config),
        });
        sources.addSource(source);
        source.channels.forEach(channel => channels.addChannel(channel));
        lifecycle.addShutdownHook(() => source.close());
      },
    });
  },
});
