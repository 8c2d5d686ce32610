import {
  BackstageCredentials,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  ANNOTATION_AWS_ARNS,
  pipelineHealthRedriveStartPermission,
  pipelineHealthRetentionExtendPermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  pipelineHealthSourcesExtensionPoint,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import request from 'supertest';
import { z } from 'zod';
import { fakeSource } from '../__testUtils__/fakeSource';
import { arnOf } from '../evaluation/__testUtils__/facts';
import { createRouter } from '../router';
import { mockRoutes } from '../router/__testUtils__/mockRoutes';
import examplePolicy from './__testUtils__/examplePolicy';
import { startWithPolicy } from './__testUtils__/startWithPolicy';

const ANN = 'user:default/ann';
const EVE = 'user:default/eve';
const ORDERS = 'component:default/orders';
const TANK = arnOf('leaking');
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();
const MAINTENANCE = '/pipelines/:kind/:namespace/:name/maintenance';

/** What is written down of an attempt. */
interface Written {
  eventId: string;
  meta: JsonObject;
  outcome?: 'succeeded' | 'failed';
  error?: string;
  done?: JsonObject;
}

/** An action that never ends by itself, so that it can be stopped. */
const action = (
  id: string,
  permission: StageAction['permission'],
): StageAction<{ retentionSeconds?: number }, {}> => ({
  id,
  title: id,
  description: `Does ${id}.`,
  permission,
  stageKinds: ['tank'],
  iamActions: [],
  destructive: false,
  inputSchema: z.object({ retentionSeconds: z.number().optional() }),
  preflight: async () => ({ lines: [], calls: [], effects: [], seen: {} }),
  start: async ({ now }) => ({ state: {}, nextAt: now }),
  advance: async ({ now }) => ({ state: {}, nextAt: now + 60_000 }),
  cancel: async () => ({ outcome: 'cancelled', message: 'Stopped' }),
});

const actionsModule = createBackendModule({
  pluginId: 'pipeline-health',
  moduleId: 'actions-of-tests',
  register(env) {
    env.registerInit({
      deps: { sources: pipelineHealthSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource({
          ...fakeSource,
          id: 'acting',
          kinds: [],
          actions: [
            action('redrive', pipelineHealthRedriveStartPermission),
            action('extend-retention', pipelineHealthRetentionExtendPermission),
          ],
        });
      },
    });
  },
});

const written: Written[] = [];
const auditor = createServiceFactory({
  service: coreServices.auditor,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => ({
    async createEvent({ eventId, meta = {} }) {
      const entry: Written = { eventId, meta };
      // The end of a task is written down by itself.
      if (plugin.getId() === 'pipeline-health' && eventId !== 'action-end') {
        written.push(entry);
      }
      return {
        async success(options) {
          Object.assign(entry, { outcome: 'succeeded', done: options?.meta });
        },
        async fail({ error }) {
          Object.assign(entry, { outcome: 'failed', error: String(error) });
        },
      };
    },
  }),
});

/** Every route that changes something, as the router has it. */
function changingRoutes(): { method: 'post' | 'delete'; path: string }[] {
  const router = createRouter({
    ...mockRoutes(),
    httpAuth: mockServices.httpAuth(),
    logger: mockServices.logger.mock(),
    changesPerMinute: 1,
    clock: Date.now,
  });
  const routes = router.stack.flatMap(({ route }) =>
    route
      ? route.stack.map(({ method }) => ({ method, path: route.path }))
      : [],
  );
  return routes.flatMap(({ method, path }) =>
    method === 'post' || method === 'delete' ? [{ method, path }] : [],
  );
}

const bodyOf = (path: string): JsonObject =>
  path === MAINTENANCE
    ? { until: TOMORROW, reason: 'because' }
    : {
        stage: TANK,
        queue: TANK,
        input: {},
        retentionSeconds: 60,
        until: TOMORROW,
        link: 'https://example.com/1',
        note: 'because',
        reason: 'because',
      };

let started: Awaited<ReturnType<typeof startWithPolicy>>;
let backend: TestBackend;
let incident: string;

const as = (user: string) => ({
  Authorization: mockCredentials.user.header(user),
});

beforeAll(async () => {
  started = await startWithPolicy(
    [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'orders',
          annotations: {
            [ANNOTATION_AWS_ARNS]: TANK,
            'backstage.io/managed-by-location': 'url:https://example.com',
            'backstage.io/managed-by-origin-location':
              'url:https://example.com',
          },
        },
        spec: { type: 'service', lifecycle: 'production', owner: ANN },
      },
    ],
    examplePolicy,
    {
      features: [auditor, actionsModule],
      pipelineHealth: {
        limits: { changesPerMinute: 1_000 },
        actions: Object.fromEntries(
          ['redrive', 'extend-retention', 'collect-now'].map(id => [
            id,
            { enabled: true },
          ]),
        ),
      },
    },
  );
  backend = started.backend;
  for (let attempt = 0; attempt < 120 && !incident; attempt++) {
    await new Promise(wait => setTimeout(wait, 500));
    const { body } = await request(backend.server)
      .get('/api/pipeline-health/pipelines/component/default/orders/incidents')
      .set(as(ANN));
    incident = body.items?.[0]?.id;
  }
}, 90_000);
afterAll(() => backend.stop());
beforeEach(() => {
  written.length = 0;
});

/** Asks for a change of the pipeline, its incident and the last task. */
async function change(
  user: string,
  { method, path }: { method: 'post' | 'delete'; path: string },
  task: string,
) {
  const values: { [parameter: string]: string } = {
    kind: 'component',
    namespace: 'default',
    name: 'orders',
    action: 'redrive',
    id: path.includes('/incidents/') ? incident : task,
  };
  const filled = path.replace(/:(\w+)/g, (_, name) => values[name]);
  const isTask = /tasks|redrives/.test(path);
  const query = method === 'delete' && isTask ? '?reason=because' : '';
  return request(backend.server)
    [method](`/api/pipeline-health${filled}${query}`)
    .set(as(user))
    .send(method === 'post' ? bodyOf(path) : undefined);
}

const routes = changingRoutes();
const nameOf = ({ method, path }: (typeof routes)[number]) =>
  `${method} ${path}`;

it('walks all routes that change something', () => {
  expect(routes.length).toBeGreaterThan(12);
});

describe.each(routes.map(route => [nameOf(route), route] as const))(
  '%s',
  (_, route) => {
    let task: string;
    beforeAll(async () => {
      const { body } = await change(
        ANN,
        { method: 'post', path: '/redrives' },
        '1',
      );
      task = body.id ?? task ?? '1';
    });

    it('is written down with who, what and how it ended', async () => {
      const { status, body } = await change(ANN, route, task);
      expect(written).toHaveLength(1);
      const [{ eventId, meta, outcome, error }] = written;
      expect(eventId).toMatch(/^(action|incident|maintenance)-/);
      expect(meta).toMatchObject({ entityRef: ORDERS, by: ANN });
      expect(outcome).toBe(status < 300 ? 'succeeded' : 'failed');
      expect(status < 300 || error?.includes(body.error.message)).toBe(true);
      expect([200, 202, 404, 409]).toContain(status);
    });

    it('is written down when it is denied', async () => {
      const { status } = await change(EVE, route, task);
      expect(status).toBe(403);
      expect(written).toMatchObject([
        {
          meta: { entityRef: ORDERS, by: EVE },
          outcome: 'failed',
          error: expect.stringMatching(/NotAllowedError.*pipeline-health\./),
        },
      ]);
    });
  },
);

it('has why, and how it was before and is after', async () => {
  const path = '/pipelines/:kind/:namespace/:name/incidents/:id/snooze';
  await change(ANN, { method: 'delete', path }, '1');
  written.length = 0;
  await change(ANN, { method: 'post', path }, '1');
  await change(ANN, { method: 'post', path: MAINTENANCE }, '1');
  expect(written).toMatchObject([
    {
      meta: { reason: 'because' },
      done: {
        before: { state: expect.not.stringMatching('snoozed') },
        after: { state: 'snoozed', snooze: { reason: 'because', by: ANN } },
      },
    },
    { meta: { times: { reason: 'because' } } },
  ]);
  const { before, after } = written[1].done as {
    before: object[];
    after: object[];
  };
  expect(after).toHaveLength(before.length + 1);
});

/** Has an assistant do something, or try to. */
async function assist(id: string, credentials: BackstageCredentials) {
  const input = {
    entityRef: ORDERS,
    id: incident,
    stage: TANK,
    token: 'none',
    reason: 'because',
    note: 'because',
  };
  return started.registry.invoke({ id, input, credentials }).catch(String);
}

it('is written down of what assistants change and propose, done or denied', async () => {
  const { actions } = await started.registry.list();
  const changing = actions.filter(
    ({ name, attributes }) => !attributes.readOnly || /^propose/.test(name),
  );
  expect(changing.length).toBeGreaterThan(4);
  for (const { id } of changing) {
    for (const [credentials, by] of [
      [mockCredentials.user(ANN), ANN],
      [mockCredentials.user(EVE), EVE],
      [mockCredentials.service('plugin:mcp-actions'), 'plugin:mcp-actions'],
    ] as const) {
      written.length = 0;
      await assist(id, credentials);
      expect(written).toHaveLength(1);
      expect(written[0].meta).toMatchObject({ by });
      expect(by === ANN || written[0].outcome === 'failed').toBe(true);
    }
  }
});
