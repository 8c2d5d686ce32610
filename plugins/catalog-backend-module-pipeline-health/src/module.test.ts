import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { Simulator, startSimulator } from '@pipeline-health/aws-simulator';
import { ANNOTATION_WATCHED } from '@pipeline-health/plugin-pipeline-health-common';
import {
  pipelineHealthServiceMock,
  testPipeline,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { catalogModulePipelineHealth } from './module';

const SCENARIO = `
account: '123456789012'
region: eu-central-1
queues:
  - { name: orders, tags: { pipeline: sales, team: shop }, deadLetter: { queue: orders-dlq, maxReceiveCount: 3 } }
  - { name: orders-dlq }
`;

/** Somebody else's Component, of which nothing says that it is watched. */
const shop = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'shop',
  register(reg) {
    const location = 'url:https://example.com/shop.yaml';
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'shop',
        annotations: {
          'backstage.io/managed-by-location': location,
          'backstage.io/managed-by-origin-location': location,
        },
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
    };
    reg.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addEntityProvider({
          getProviderName: () => 'shop',
          connect: connection =>
            connection.applyMutation({ type: 'full', entities: [{ entity }] }),
        });
      },
    });
  },
});

describe('the module in a real catalog', () => {
  const before = process.env.AWS_ENDPOINT_URL;
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startSimulator({ speed: 0, scenarioText: SCENARIO });
    process.env.AWS_ENDPOINT_URL = simulator.url;
  });
  afterAll(async () => {
    if (before === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = before;
    }
    await simulator.close();
  });

  it('provides what it finds', async () => {
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModulePipelineHealth,
        mockServices.rootConfig.factory({
          data: {
            aws: {
              mainAccount: { accessKeyId: 'test', secretAccessKey: 'test' },
              accounts: [
                {
                  accountId: '123456789012',
                  accessKeyId: 'test',
                  secretAccessKey: 'test',
                },
              ],
            },
            pipelineHealth: { aws: { regions: ['eu-central-1'] } },
            catalog: {
              processingInterval: { seconds: 1 },
              providers: {
                pipelineHealth: {
                  rules: [{ tag: 'pipeline' }],
                  ownerTag: 'team',
                  schedule: {
                    frequency: { seconds: 1 },
                    timeout: { minutes: 1 },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    const entities = async (): Promise<Entity[]> => {
      const answer = await fetch(
        `http://localhost:${server.port()}/api/catalog/entities`,
      );
      return answer.json();
    };
    const component = async () =>
      (await entities()).find(({ kind }) => kind === 'Component');
    while (!(await component())?.relations?.length) {
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    expect(await component()).toMatchObject({
      metadata: {
        name: 'sales',
        annotations: {
          'pipeline-health.io/aws-arns':
            'arn:aws:sqs:eu-central-1:123456789012:orders',
        },
      },
      relations: expect.arrayContaining([
        { type: 'ownedBy', targetRef: 'group:default/shop' },
        expect.objectContaining({
          type: 'dependsOn',
          targetRef: expect.stringMatching(/^resource:default\/orders-dlq-/),
        }),
      ]),
    });
    await server.stop();
  }, 60_000);

  it('notes what is watched without saying so', async () => {
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModulePipelineHealth,
        shop,
        pipelineHealthServiceMock({ pipelines: [testPipeline('shop')] }),
        mockServices.rootConfig.factory({
          data: { catalog: { processingInterval: { seconds: 1 } } },
        }),
      ],
    });
    const annotations = async () => {
      const answer = await fetch(
        `http://localhost:${server.port()}/api/catalog/entities/by-name/component/default/shop`,
      );
      const entity: Entity | undefined = answer.ok
        ? await answer.json()
        : undefined;
      return entity?.metadata.annotations;
    };
    while (!(await annotations())?.[ANNOTATION_WATCHED]) {
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    expect(await annotations()).toMatchObject({
      [ANNOTATION_WATCHED]: 'true',
      'backstage.io/managed-by-location': expect.any(String),
    });
    await server.stop();
  }, 60_000);

  it('starts where nothing is looked for, whatever is wrong of AWS', async () => {
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModulePipelineHealth,
        mockServices.rootConfig.factory({
          data: { pipelineHealth: { aws: { regions: 'everywhere' } } },
        }),
      ],
    });
    const { status } = await fetch(
      `http://localhost:${server.port()}/api/catalog/entities`,
    );
    expect(status).toBe(200);
    await server.stop();
  });
});
