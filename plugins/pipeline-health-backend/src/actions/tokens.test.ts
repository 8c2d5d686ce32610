import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';
import { fakeSourceModule } from '../__testUtils__/fakeSource';
import { arnOf } from '../evaluation/__testUtils__/facts';
import { pipelineHealthPlugin } from '../plugin';

const ORDERS = { entityRef: 'component:default/leaking' };
const PIPELINE = '/pipelines/component/default/leaking';

const pages = readFileSync(
  resolve(__dirname, '../../../../docs/assistants.md'),
  'utf8',
);

const tokenOf = (way: string) => `a-token-of-this-test-only-${way}`;

/** The tokens of the documentation, and one whose restriction Backstage cannot pass on. */
function externalAccess() {
  const [overMcp, overHttp] = ['MCP', 'HTTP'].map(way => {
    const [, shown] =
      new RegExp(`\`\`\`yaml title="[^"]*over ${way}"\n(.*?)\`\`\``, 's').exec(
        pages,
      ) ?? [];
    const [entry] = parse(shown ?? '').backend.auth.externalAccess;
    return { ...entry, options: { ...entry.options, token: tokenOf(way) } };
  });
  const restrictedOverMcp = {
    ...overHttp,
    options: { token: tokenOf('both'), subject: 'both' },
    accessRestrictions: [
      { plugin: 'mcp-actions' },
      ...overHttp.accessRestrictions,
    ],
  };
  return [overMcp, overHttp, restrictedOverMcp];
}

let backend: TestBackend;

async function clientWith(token: string): Promise<Client> {
  const client = new Client({ name: 'agent', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`http://127.0.0.1:${backend.server.port()}/api/mcp-actions/v1`),
      { requestInit: { headers: { Authorization: `Bearer ${token}` } } },
    ),
  );
  return client;
}

const ask = (token: string, path: string, method: 'get' | 'post' = 'get') =>
  request(backend.server)
    [method](`/api/pipeline-health${path}`)
    .set('Authorization', `Bearer ${token}`);

beforeAll(async () => {
  backend = await startTestBackend({
    features: [
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      actionsRegistryServiceFactory,
      actionsServiceFactory,
      pipelineHealthPlugin,
      fakeSourceModule,
      mcpPlugin,
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
        data: {
          permission: { enabled: true },
          backend: {
            actions: { pluginSources: ['pipeline-health'] },
            auth: { externalAccess: externalAccess() },
          },
          pipelineHealth: { actions: { 'collect-now': { enabled: true } } },
        },
      }),
    ],
  });
  for (let attempt = 0; attempt < 60; attempt++) {
    const { body } = await ask(tokenOf('HTTP'), `${PIPELINE}/incidents`);
    if (body.items?.length) {
      break;
    }
    await new Promise(wait => setTimeout(wait, 500));
  }
}, 60_000);
afterAll(() => backend.stop());

describe('the token of an agent over HTTP', () => {
  const token = tokenOf('HTTP');

  it('reads pipelines, series and incidents', async () => {
    const { body } = await ask(token, '/pipelines');
    expect(body.items).toMatchObject([ORDERS]);
    expect((await ask(token, PIPELINE)).status).toBe(200);
    expect((await ask(token, `${PIPELINE}/incidents`)).status).toBe(200);
  });

  it('changes nothing, and is told which permission it lacks', async () => {
    const { body } = await ask(token, `${PIPELINE}/incidents`);
    const acknowledged = await ask(
      token,
      `${PIPELINE}/incidents/${body.items[0].id}/acknowledgement`,
      'post',
    ).send({});
    expect(acknowledged.status).toBe(403);
    expect(acknowledged.body.error.message).toContain(
      'pipeline-health.incident.update',
    );
    const collected = await ask(
      token,
      `${PIPELINE}/actions/collect-now`,
      'post',
    ).send({ stage: ORDERS.entityRef, input: {}, reason: 'because' });
    expect(collected.status).toBe(403);
    expect(collected.body.error.message).toContain(
      'pipeline-health.action.run',
    );
    expect((await ask(token, '/collection')).status).toBe(403);
  });

  it('is of no use to other plugins', async () => {
    const { status } = await request(backend.server)
      .post('/api/mcp-actions/v1')
      .set('Authorization', `Bearer ${token}`)
      .send({});
    expect(status).toBe(403);
  });
});

describe('the token of an agent over MCP', () => {
  it('reads, and neither changes nor proposes anything', async () => {
    const client = await clientWith(tokenOf('MCP'));
    const call = (name: string, input: { [name: string]: unknown }) =>
      client.callTool({ name: `pipeline-health.${name}`, arguments: input });
    try {
      const listed = await call('list-pipelines', {});
      expect(JSON.stringify(listed)).toContain(ORDERS.entityRef);
      const explained = await call('explain-pipeline', ORDERS);
      expect(explained.isError).toBeFalsy();

      const { tools } = await client.listTools();
      const others = tools.filter(
        ({ name, annotations }) =>
          !annotations?.readOnlyHint || /propose/.test(name),
      );
      expect(others.length).toBeGreaterThan(3);
      for (const { name } of others) {
        const refused = await call(name.replace(/^pipeline-health\./, ''), {
          ...ORDERS,
          id: '1',
          stage: arnOf('leaking'),
          token: 'made-up',
          reason: 'because',
        });
        expect(refused.isError).toBe(true);
        expect(JSON.stringify(refused)).toMatch(/needs a person/);
      }
      const { body } = await ask(tokenOf('HTTP'), `${PIPELINE}/incidents`);
      expect(body.items[0]).not.toHaveProperty('acknowledgement');
    } finally {
      await client.close();
    }
  });

  it('has no tools when it is restricted to permissions, as the documentation says', async () => {
    const client = await clientWith(tokenOf('both'));
    try {
      await expect(client.listTools()).resolves.toMatchObject({ tools: [] });
    } finally {
      await client.close();
    }
  });
});

it('somebody with another token is nobody', async () => {
  expect((await ask('another-token', '/pipelines')).status).toBe(401);
});
