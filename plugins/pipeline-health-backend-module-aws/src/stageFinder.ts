import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { StageFinder } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsStageFinder } from './AwsStageFinder';
import { readAwsSourceConfig } from './config';
import { connectionsServiceRef, createCredentials } from './credentials';
import { awsStageKinds } from './stages/registry';

/**
 * Looks for resources in the accounts that are configured for Pipeline Health,
 * with the same credentials.
 *
 * @public
 */
export const awsStageFinderServiceRef = createServiceRef<StageFinder>({
  id: 'pipeline-health.aws-stage-finder',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        connections: connectionsServiceRef,
        lifecycle: coreServices.lifecycle,
      },
      factory: ({ config, connections, lifecycle }) => {
        let made: AwsStageFinder | undefined;
        // Made when it is needed: who looks for nothing does not stop at a mistake in what this reads.
        const finder = () => {
          made ??= new AwsStageFinder({
            credentials: createCredentials(config, connections),
            config: readAwsSourceConfig(config),
            kinds: awsStageKinds,
            now: Date.now,
          });
          return made;
        };
        lifecycle.addShutdownHook(() => made?.close());
        return {
          shards: () => finder().shards(),
          list: (...asked) => finder().list(...asked),
          follow: stage => finder().follow(stage),
          identify: (...asked) => finder().identify(...asked),
        };
      },
    }),
});
