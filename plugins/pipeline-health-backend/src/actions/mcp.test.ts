import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { fakeSourceModule } from '../__testUtils__/fakeSource';
import { arnOf } from '../evaluation/__testUtils__/facts';
import { pipelineHealthPlugin } from '../plugin';

let backend: TestBackend;
let client: Client;

beforeAll(async () => {
  backend = await startTestBackend({
    features: [
      pipelineHealthPlugin,
      fakeSourceModule,
      mcpPlugin,
      actionsRegistryServiceFactory,
      actionsServiceFactory,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'leaking',
              annotations: { [ANNOTATION_AWS_ARNS]: arnOf('leaking') },
            },
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: { backend: { actions: { pluginSources: ['pipeline-health'] } } },
      }),
    ],
  });
  client = new Client({ name: 'assistant', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`http://127.0.0.1:${backend.server.port()}/api/mcp-actions/v1`),
      {
        requestInit: {
          headers: { Authorization: mockCredentials.user.header() },
        },
      },
    ),
  );
}, 60_000);
afterAll(async () => {
  await client?.close();
  await backend?.stop();
});

const call = async (name: string, input: object) => {
  const { tools } = await client.listTools();
  const tool = tools.find(each => each.name.endsWith(name));
  return client.callTool({ name: `${tool?.name}`, arguments: { ...input } });
};

it('offers a client what can be asked and done, and says what changes something', async () => {
  const { tools } = await client.listTools();
  const changing = tools.filter(
    ({ annotations }) => !annotations?.readOnlyHint,
  );
  const named = (of: typeof tools) =>
    of.map(({ name }) => name.replace(/^pipeline-health\./, '')).sort();
  expect(named(tools)).toEqual([
    'acknowledge-incident',
    'explain-pipeline',
    'extend-retention',
    'get-incident',
    'get-pipeline',
    'list-incidents',
    'list-pipelines',
    'propose-redrive',
    'propose-retention',
    'start-redrive',
  ]);
  expect(named(changing)).toEqual([
    'acknowledge-incident',
    'extend-retention',
    'start-redrive',
  ]);
  expect(
    changing
      .filter(({ annotations }) => annotations?.destructiveHint)
      .map(({ name }) => name),
  ).toEqual([expect.stringContaining('start-redrive')]);
});

it('answers a client, and refuses what cannot be done in words', async () => {
  expect(JSON.stringify(await call('list-pipelines', {}))).toContain(
    'component:default/leaking',
  );
  const refused = await call('start-redrive', {
    entityRef: 'component:default/leaking',
    stage: arnOf('leaking'),
    token: 'made-up',
    reason: 'because',
  });
  expect(refused.isError).toBe(true);
  expect(JSON.stringify(refused)).toMatch(/no action 'redrive'/);
});
