import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import { JsonObject } from '@backstage/types';
import {
  pipelineHealthServiceMock,
  testFinding,
  testPipeline,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { searchModulePipelineHealthCollator } from './module';

jest.setTimeout(120_000);

const pipelines = [
  testPipeline('orders', {
    health: 'critical',
    reason: testFinding('orders'),
  }),
  testPipeline('payments', { owner: undefined }),
  testPipeline('broken'),
  ...Array.from({ length: 230 }, (_, index) => testPipeline(`other${index}`)),
];

/** Lets everybody see the entity of the orders, and no other. */
const onlyOrders = mockServices.permissions.mock({
  authorizeConditional: async asked =>
    asked.map(({ permission: { name } }) =>
      name === 'catalog.entity.read'
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType: 'catalog-entity',
            conditions: { rule: 'IS', resourceType: 'catalog-entity' },
          }
        : { result: AuthorizeResult.ALLOW },
    ),
  authorize: async asked =>
    asked.map(({ resourceRef }) => ({
      result:
        resourceRef === 'component:default/orders'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    })),
});

describe('search', () => {
  const running: TestBackend[] = [];
  afterEach(() =>
    Promise.all(running.splice(0).map(backend => backend.stop())),
  );

  async function start(
    collator: JsonObject = {},
    pagePath = '/pipeline-health',
  ) {
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        searchPlugin,
        searchModulePipelineHealthCollator,
        pipelineHealthServiceMock({
          pipelines,
          failing: ['component:default/broken'],
        }),
        onlyOrders.factory,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            pipelineHealth: { pagePath },
            search: {
              collators: {
                pipelineHealth: {
                  schedule: {
                    frequency: { hours: 1 },
                    timeout: { minutes: 1 },
                  },
                  ...collator,
                },
              },
            },
          },
        }),
      ],
    });
    running.push(backend);
    for (const { id } of await scheduler.getScheduledTasks()) {
      await scheduler.triggerTask(id);
    }
    return async (term: string): Promise<string[]> => {
      const answer = await fetch(
        `http://localhost:${backend.server.port()}/api/search/query?term=${term}`,
        { headers: { authorization: mockCredentials.user.header() } },
      );
      const { results } = await answer.json();
      return results.map(
        ({ document }: { document: { location: string } }) => document.location,
      );
    };
  }

  it('finds pipelines by name, stage and what is wrong, for whom the catalog shows them', async () => {
    const query = await start();
    const orders = '/pipeline-health/component/default/orders';
    for (const term of ['orders', 'critical', 'Messages', '123456789012']) {
      expect(await query(term)).toEqual([orders]);
    }
    expect(await query('payments')).toEqual([]);
  });

  it('asks Pipeline Health instead where that is configured, and links to where the page is', async () => {
    const query = await start({ visibility: 'pipeline' }, '/health/');
    for (const name of ['payments', 'other229', 'broken']) {
      const [first] = await query(name);
      expect(first).toBe(`/health/component/default/${name}`);
    }
  });

  it('stops at start where its configuration is wrong', async () => {
    await expect(start({ visibility: 'all' })).rejects.toThrow(
      'search.collators.pipelineHealth.visibility: expected entity or pipeline',
    );
  });
});
