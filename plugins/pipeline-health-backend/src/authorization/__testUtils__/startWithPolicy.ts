import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { fakeSourceModule } from '../../__testUtils__/fakeSource';
import { pipelineHealthPlugin } from '../../plugin';

/** The auth service of tests forgets which plugin asks on behalf of a user; the permission framework wants to know. */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const mock = mockServices.auth({ pluginId: plugin.getId() });
    const getToken = mock.getPluginRequestToken.bind(mock);
    mock.getPluginRequestToken = async options =>
      mock.isPrincipal(options.onBehalfOf, 'user')
        ? {
            token: mockCredentials.user.token(
              options.onBehalfOf.principal.userEntityRef,
              { actor: { subject: `plugin:${plugin.getId()}` } },
            ),
          }
        : getToken(options);
    return mock;
  },
});

/** A backend with the real catalog and the real permission framework, which a policy rules. */
export async function startWithPolicy(
  entities: readonly Entity[],
  policy: BackendFeature | { default: BackendFeature },
  more: { features?: BackendFeature[]; pipelineHealth?: JsonObject } = {},
) {
  const registry = actionsRegistryServiceMock();
  const backend = await startTestBackend({
    features: [
      auth,
      // That of tests runs everything once.
      schedulerServiceFactory,
      catalogPlugin,
      catalogWith(entities),
      permissionPlugin,
      'default' in policy ? policy.default : policy,
      pipelineHealthPlugin,
      fakeSourceModule,
      ...(more.features ?? []),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) =>
          plugin.getId() === 'pipeline-health'
            ? registry
            : actionsRegistryServiceMock(),
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          pipelineHealth: {
            collection: { interval: '5s' },
            discovery: { interval: '5s' },
            ...more.pipelineHealth,
          },
        },
      }),
    ],
  });
  return { backend, registry };
}

function catalogWith(entities: readonly Entity[]) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'entities-of-tests',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'tests',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({ entity })),
              }),
          });
        },
      });
    },
  });
}
