import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import {
  pipelineHealthServiceMock,
  testPipeline,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import pipelineHealthPlugin from '@pipeline-health/plugin-pipeline-health-backend';
import { parseOpenMetrics } from './__testUtils__/parseOpenMetrics';
import { pipelineHealthModuleOpenMetrics } from './module';

type Features = Parameters<typeof startTestBackend>[0]['features'];

jest.setTimeout(120_000);

const NOBODY = mockCredentials.none.header();
const SERVICE = mockCredentials.service.header();

const entity = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: {
      [ANNOTATION_AWS_ARNS]: `arn:aws:lake:eu-central-1:123456789012:${name}`,
    },
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
});

describe('the module', () => {
  const running: TestBackend[] = [];
  afterEach(() =>
    Promise.all(running.splice(0).map(backend => backend.stop())),
  );

  async function start(openMetrics: JsonObject, features: Features = []) {
    const backend = await startTestBackend({
      features: [
        pipelineHealthPlugin,
        pipelineHealthModuleOpenMetrics,
        catalogServiceMock.factory({
          entities: ['orders', 'payments'].map(entity),
        }),
        mockServices.rootConfig.factory({
          data: { pipelineHealth: { openMetrics } },
        }),
        ...(features ?? []),
      ],
    });
    running.push(backend);
    return (authorization: string, accept = '*/*') =>
      fetch(
        `http://localhost:${backend.server.port()}/api/pipeline-health/metrics`,
        { headers: { accept, authorization } },
      );
  }

  it('is off unless it is enabled', async () => {
    const get = await start({});
    expect((await get(SERVICE)).status).toBe(404);
  });

  it('tells whoever has a token what the plugin tells them', async () => {
    const get = await start({ enabled: true });
    expect((await get(NOBODY)).status).toBe(401);
    const answer = await get(
      SERVICE,
      'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
    );
    const families = parseOpenMetrics(await answer.text());
    expect(
      families
        .get('pipeline_health_pipeline_state')
        ?.samples.map(({ labels }) => [labels.pipeline, labels.owner]),
    ).toEqual([
      ['component:default/orders', 'group:default/shop'],
      ['component:default/payments', 'group:default/shop'],
    ]);
  });

  it('tells whoever may see nothing of nothing', async () => {
    const get = await start({ enabled: true }, [
      mockServices.permissions.factory({ result: 'DENY' }),
    ]);
    const families = parseOpenMetrics(await (await get(SERVICE)).text());
    expect(families.get('pipeline_health_pipeline_state')?.samples).toEqual([]);
  });

  it('tells everybody everything only when that is said', async () => {
    const get = await start({ enabled: true, access: 'unauthenticated' });
    const answer = await get(NOBODY);
    expect(answer.headers.get('content-type')).toBe(
      'text/plain; version=0.0.4; charset=utf-8',
    );
    const families = parseOpenMetrics(await answer.text());
    expect(
      families.get('pipeline_health_pipeline_state')?.samples,
    ).toHaveLength(2);
  });

  it('has series of so many pipelines and no more, and counts the others', async () => {
    const pipelines = Array.from({ length: 10_000 }, (_, index) =>
      testPipeline(`pipeline-${index}`),
    );
    const get = await start({ enabled: true, maxPipelines: 250 }, [
      pipelineHealthServiceMock({ pipelines }),
    ]);
    const families = parseOpenMetrics(await (await get(SERVICE)).text());
    const samplesOf = (name: string) =>
      families.get(`pipeline_health_${name}`)?.samples ?? [];
    expect(samplesOf('pipeline_state')).toHaveLength(250);
    expect(samplesOf('pipelines_left_out')[0].value).toBe(9_750);
    expect(samplesOf('pipelines').map(({ value }) => value)).toEqual([
      0, 0, 0, 10_000,
    ]);
  });
});
