import techInsightsPlugin from '@backstage-community/plugin-tech-insights-backend';
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
import {
  pipelineHealthServiceMock,
  testFinding,
  testObjective,
  testPipeline,
  testQueue,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { techInsightsModulePipelineHealth } from './module';

jest.setTimeout(120_000);

const ID = 'pipelineHealthFactRetriever';

const pipelines = [
  testPipeline('orders', {
    readings: { deadLetterMessages: 0 },
    posture: { score: 80, raise: [] },
  }),
  testPipeline('burning', {
    health: 'critical',
    reason: testFinding('burning'),
    readings: { deadLetterMessages: 7 },
  }),
  testPipeline('denied', {
    health: 'unknown',
    stages: [testQueue('denied', { health: 'unknown' })],
    readings: {},
  }),
  testPipeline('broken'),
  ...Array.from({ length: 120 }, (_, index) => testPipeline(`zz${index}`)),
];

describe('the facts of pipelines in Tech Insights', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    const scheduler = mockServices.scheduler();
    backend = await startTestBackend({
      features: [
        techInsightsPlugin,
        techInsightsModulePipelineHealth,
        pipelineHealthServiceMock({
          pipelines,
          objectives: {
            'component:default/orders': [testObjective({ budgetLeft: 0.25 })],
          },
          failing: ['component:default/broken'],
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            techInsights: {
              factRetrievers: { [ID]: { cadence: '0 * * * *' } },
            },
          },
        }),
      ],
    });
    await scheduler.triggerTask(ID);
  });
  afterAll(() => backend.stop());

  async function get(path: string) {
    const answer = await fetch(
      `http://localhost:${backend.server.port()}/api/tech-insights${path}`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    return answer.json();
  }
  const factsOf = async (name: string) =>
    (await get(`/facts/latest?entity=component:default/${name}&ids[]=${ID}`))[
      ID
    ].facts;

  it('are those that its schema has', async () => {
    const [schema] = await get(`/fact-schemas?ids[]=${ID}`);
    expect(Object.keys(schema)).toEqual(
      expect.arrayContaining(Object.keys(await factsOf('orders'))),
    );
  });

  it('tell what is known', async () => {
    expect(await factsOf('orders')).toEqual({
      isKnown: true,
      health: 'healthy',
      openIncidents: 0,
      deadLetters: 0,
      postureScore: 80,
      errorBudgetLeft: 0.25,
    });
    expect(await factsOf('burning')).toEqual({
      isKnown: true,
      health: 'critical',
      openIncidents: 0,
      deadLetters: 7,
    });
    expect(await factsOf('zz119')).toMatchObject({ health: 'healthy' });
  });

  it('are not there where nothing is known, neither green nor zero', async () => {
    expect(await factsOf('denied')).toEqual({ isKnown: false });
    expect(await factsOf('broken')).toEqual({ isKnown: false });
  });
});
