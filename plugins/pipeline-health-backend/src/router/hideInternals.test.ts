import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import knexFactory from 'knex';
import request from 'supertest';
import { ActionContexts } from '../acting/ActionContexts';
import { ActionService } from '../acting/ActionService';
import { ConfiguredActions } from '../acting/ConfiguredActions';
import { createPipelineAuthorizer } from '../authorization';
import { readPipelineHealthConfig } from '../config';
import { incidentOptions } from '../__testUtils__/incidentOptions';
import { createStores } from '../database';
import { createRules } from '../evaluation';
import { createPipelineHealthService } from '../service';
import { createRouter } from './createRouter';
import { mockRoutes } from './__testUtils__/mockRoutes';

// Port 1 of this machine: nobody listens there.
const knex = knexFactory({
  client: 'pg',
  connection: { host: '127.0.0.1', port: 1, user: 'health' },
  log: { warn: () => {} },
});
const permissions = mockServices.permissions.mock();
const logger = mockServices.logger.mock();

const auditor = mockServices.auditor.mock();

const plugin = createBackendPlugin({
  pluginId: 'pipeline-health',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ auth, httpAuth, httpRouter, permissionsRegistry }) {
        const stores = createStores(knex);
        const authorizer = createPipelineAuthorizer({
          permissions,
          permissionsRegistry,
          catalog: catalogServiceMock(),
          auth,
          stores,
          adoptedAnnotations: [],
          clock: Date.now,
        });
        const shared = {
          stores,
          rules: createRules(new Map(), new Map()),
          authorizer,
          ...incidentOptions,
          interval: 60_000,
          clock: Date.now,
        };
        const service = createPipelineHealthService({ ...shared, sources: [] });
        const { tiers } = readPipelineHealthConfig(
          new ConfigReader({}),
        ).collection;
        const actions = new ActionService({
          ...shared,
          actions: ConfiguredActions.read({}, []),
          contexts: new ActionContexts({ ...shared, tiers }),
          auditor,
          onChange: () => {},
        });
        httpRouter.use(
          createRouter({
            service,
            actions,
            stores,
            authorizer,
            auditor,
            setup: mockRoutes().setup,
            httpAuth,
            logger,
            changesPerMinute: 3,
            clock: Date.now,
          }),
        );
      },
    });
  },
});

let backend: TestBackend;
beforeAll(async () => {
  backend = await startTestBackend({ features: [plugin] });
});
afterAll(async () => {
  await backend.stop();
  await knex.destroy();
});
beforeEach(() => {
  logger.error.mockClear();
  const allow: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };
  permissions.authorize.mockImplementation(async asked =>
    asked.map(() => allow),
  );
  permissions.authorizeConditional.mockImplementation(async asked =>
    asked.map(() => allow),
  );
});

const get = (path: string) =>
  request(backend.server)
    .get(`/api/pipeline-health${path}`)
    .set('Authorization', mockCredentials.user.header());

const PATHS = [
  '/pipelines',
  '/pipelines/component/default/orders',
  '/pipelines/component/default/orders/incidents',
  '/permissions?entityRef=component:default/orders',
  '/pipelines/component/default/orders/actions',
  '/pipelines/component/default/orders/action-tasks',
  '/collection',
];

describe.each(PATHS)('GET %s', path => {
  it('is answered 503 while the database is away, and names no address', async () => {
    const response = await get(path);
    expect(response.status).toBe(503);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect(response.body.error.message).toBe('The answer cannot be given now');
    expect(response.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
    expect(logger.error).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ code: 'ECONNREFUSED' }),
    );
  });

  it('does not repeat what a policy that throws said', async () => {
    const failure = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'Error', message: 'ldap://secret.example is away' },
          response: { statusCode: 500 },
        }),
        { status: 500, headers: { 'Content-Type': 'application/json' } },
      ),
    );
    permissions.authorize.mockRejectedValue(failure);
    permissions.authorizeConditional.mockRejectedValue(failure);
    const response = await get(path);
    expect(response.status).toBe(500);
    expect(response.text).not.toMatch(/secret|ResponseError/);
    expect(response.headers['retry-after']).toBeUndefined();
    expect(logger.error).toHaveBeenCalledWith(expect.any(String), failure);
  });
});

it('answers 400 to a path that cannot be decoded', async () => {
  const response = await get('/pipelines/component/default/%E0%A4');
  expect(response.status).toBe(400);
});

it.each(['post', 'put', 'delete'] as const)(
  'answers 405 with what is allowed to %s',
  async method => {
    const response = await request(backend.server)
      [method]('/api/pipeline-health/pipelines/component/default/orders')
      .set('Authorization', mockCredentials.user.header());
    expect(response.status).toBe(405);
    expect(response.headers.allow).toContain('GET');
    expect(response.body.error.message).toContain('expected GET');
  },
);
