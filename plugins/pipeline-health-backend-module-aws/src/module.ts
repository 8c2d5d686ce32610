import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { declareConnection } from '@backstage/backend-plugin-api/alpha';
import {
  pipelineHealthChannelsExtensionPoint,
  pipelineHealthSourcesExtensionPoint,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsSource } from './AwsSource';
import { readAwsSourceConfig } from './config';
import {
  AWS_CONNECTION,
  connectionsServiceRef,
  createCredentials,
} from './credentials';

/**
 * Lets Pipeline Health read AWS.
 *
 * @public
 */
export const pipelineHealthModuleAws = createBackendModule({
  pluginId: 'pipeline-health',
  moduleId: 'aws',
  register(reg) {
    // An older Backstage has no connections to declare.
    declareConnection?.(reg, {
      type: AWS_CONNECTION,
      description: 'Credentials of the accounts whose pipelines are watched',
    });
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        connections: connectionsServiceRef,
        lifecycle: coreServices.lifecycle,
        sources: pipelineHealthSourcesExtensionPoint,
        channels: pipelineHealthChannelsExtensionPoint,
      },
      async init({ channels, config, connections, lifecycle, sources }) {
        const source = new AwsSource({
          credentials: createCredentials(config, connections),
          config: readAwsSourceConfig(config),
        });
        sources.addSource(source);
        source.channels.forEach(channel => channels.addChannel(channel));
        lifecycle.addShutdownHook(() => source.close());
      },
    });
  },
});
