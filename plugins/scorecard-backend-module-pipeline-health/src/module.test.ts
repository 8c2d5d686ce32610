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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_AWS_TAGS,
  ANNOTATION_WATCHED,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  pipelineHealthServiceMock,
  testFinding,
  testObjective,
  testPipeline,
  testQueue,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { MetricResult } from '@red-hat-developer-hub/backstage-plugin-scorecard-common';
import scorecardPlugin from '@red-hat-developer-hub/backstage-plugin-scorecard-backend';
import { scorecardModulePipelineHealth } from './module';

jest.setTimeout(120_000);

const pipelines = [
  testPipeline('tagged'),
  testPipeline('adopting'),
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
  }),
];

/** What has those watched that name no ARNs. */
const ANNOTATIONS: { [name: string]: { [annotation: string]: string } } = {
  tagged: { [ANNOTATION_AWS_TAGS]: 'team=shop' },
  adopting: { [ANNOTATION_WATCHED]: 'true' },
};

const entities = pipelines.map(({ title, stages }) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: title,
    annotations: ANNOTATIONS[title] ?? { [ANNOTATION_AWS_ARNS]: stages[0].arn },
  },
}));

describe('the metrics of pipelines on a scorecard', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    const scheduler = mockServices.scheduler();
    backend = await startTestBackend({
      features: [
        scorecardPlugin,
        scorecardModulePipelineHealth,
        catalogServiceMock.factory({ entities }),
        pipelineHealthServiceMock({
          pipelines,
          objectives: {
            'component:default/orders': [testObjective({ budgetLeft: 0.07 })],
          },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
    for (const { id } of await scheduler.getScheduledTasks()) {
      await scheduler.triggerTask(id);
    }
  });
  afterAll(() => backend.stop());

  /** Of each metric its value and how it is rated, or its error. */
  async function ratingsOf(name: string) {
    const answer = await fetch(
      `http://localhost:${backend.server.port()}/api/scorecard/metrics/catalog/component/default/${name}`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    const results: MetricResult[] = await answer.json();
    return Object.fromEntries(
      results.map(({ id, result, error }) => [
        id.replace('pipelineHealth.', ''),
        error ?? [result.value, result.thresholdResult.evaluation],
      ]),
    );
  }

  it('are what is known, rated', async () => {
    expect(await ratingsOf('orders')).toEqual({
      health: [0, 'success'],
      open_incidents: [0, 'success'],
      dead_letters: [0, 'success'],
      posture_score: [80, 'warning'],
      error_budget_left: [7, 'warning'],
    });
    expect(await ratingsOf('burning')).toMatchObject({
      health: [2, 'error'],
      dead_letters: [7, 'error'],
      posture_score: 'Posture: not known of this pipeline',
    });
  });

  it.each(['tagged', 'adopting'])(
    'are there for a pipeline that is %s',
    async name => {
      expect(await ratingsOf(name)).toMatchObject({ health: [0, 'success'] });
    },
  );

  it('have no value where nothing is known, and are not green', async () => {
    const ratings = Object.values(await ratingsOf('denied'));
    expect(ratings).toHaveLength(5);
    for (const rating of ratings) {
      expect(rating).toMatch(/: not known of this pipeline$/);
    }
  });
});
