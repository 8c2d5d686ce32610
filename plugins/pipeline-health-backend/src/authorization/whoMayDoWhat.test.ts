import { mockCredentials, TestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import request from 'supertest';
import { arnOf } from '../evaluation/__testUtils__/facts';
import { openApiDocument } from '../schema/openapi';
import examplePolicy from './__testUtils__/examplePolicy';
import { startWithPolicy } from './__testUtils__/startWithPolicy';

const BASE = '/api/pipeline-health';
const ANN = 'user:default/ann';
const BOB = 'user:default/bob';
const PLATFORM = 'group:default/platform';
const EVE = 'user:default/eve';

/** The title and the tank of a pipeline have a word that stands in nothing else. */
const entity = (
  name: string,
  word: string,
  owner: string,
  labels: { [label: string]: string } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    title: `The ${word}`,
    labels,
    annotations: {
      [ANNOTATION_AWS_ARNS]: arnOf(word),
      'backstage.io/managed-by-location': 'url:https://example.com',
      'backstage.io/managed-by-origin-location': 'url:https://example.com',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner },
});

const entities = [
  entity('orders', 'leaking', ANN),
  entity('payments', 'zebra', BOB, { confidential: 'yes' }),
  entity('stock', 'okapi', BOB),
];

let started: Awaited<ReturnType<typeof startWithPolicy>>;
let backend: TestBackend;

const ask = (
  user: string,
  path: string,
  method: 'get' | 'post' | 'put' | 'delete' = 'get',
) =>
  request(backend.server)
    [method](`${BASE}${path}`)
    .set('Authorization', mockCredentials.user.header(user));

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 120 && !(await isDone()); attempt++) {
    await new Promise(wait => setTimeout(wait, 500));
  }
}

beforeAll(async () => {
  started = await startWithPolicy(entities, examplePolicy);
  backend = started.backend;
  await until(async () => {
    const { body } = await ask(BOB, '/pipelines');
    return (
      body.items?.length === 3 &&
      body.items.every((it: { collectedAt?: string }) => it.collectedAt)
    );
  });
}, 90_000);
afterAll(() => backend.stop());

/** Every operation of the API, as it is asked of one pipeline. */
function operationsOn(name: string, word: string) {
  const values: { [parameter: string]: string } = {
    kind: 'component',
    namespace: 'default',
    name,
    id: '1',
    stage: arnOf(word),
    metric: 'age',
    queue: arnOf(word),
    entityRef: `component:default/${name}`,
  };
  return Object.entries(openApiDocument.paths).flatMap(([path, operations]) =>
    Object.entries<{
      parameters: { name: string; in: string; required?: boolean }[];
    }>(operations).map(([method, { parameters }]) => {
      const query = parameters
        .filter(it => it.in === 'query' && it.required)
        .map(it => `${it.name}=${encodeURIComponent(values[it.name] ?? '1')}`);
      return {
        method: method as 'get' | 'post' | 'put' | 'delete',
        path: [
          path.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '1'),
          ...(query.length ? [query.join('&')] : []),
        ].join('?'),
        // What is asked for by its queue is a list, which may be empty.
        isOfOne:
          path.includes('{name}') || (query.length > 0 && path !== '/redrives'),
      };
    }),
  );
}

describe('a pipeline that is hidden from somebody', () => {
  it.each(operationsOn('payments', 'zebra'))(
    'is not told of by $method $path',
    async ({ method, path, isOfOne }) => {
      const response = await ask(ANN, path, method);
      // An error repeats what was asked; nothing else may name it.
      const { request: asked, ...told } = response.body;
      expect(JSON.stringify(told)).not.toMatch(/zebra/i);
      // Bodies are checked before permissions: what is wrong with them tells nothing.
      const hidden = method === 'get' ? [404] : [400, 404];
      expect(isOfOne || method !== 'get' ? hidden : [200, 403]).toContain(
        response.status,
      );
      const absent = await ask(
        ANN,
        path.replaceAll('payments', 'nobodys').replaceAll('zebra', 'nobody'),
        method,
      );
      expect(absent.status).toBe(response.status);
    },
  );

  it.each(
    operationsOn('payments', 'zebra').filter(
      // The collection and the setup need more than to be an owner, and the incident is of another pipeline.
      it =>
        it.method === 'get' && !/collection|setup|incidents\/1/.test(it.path),
    ),
  )('is told of to its owner by $method $path', async ({ path }) => {
    expect((await ask(BOB, path)).status).toBe(200);
  });

  it('is in no list, count or answer to a search', async () => {
    for (const query of [
      '',
      '?text=zebra',
      '?text=payments',
      `?owner=${BOB}`,
      '?kind=tank',
      '?orderBy=name&limit=1',
    ]) {
      const { body, text } = await ask(ANN, `/pipelines${query}`);
      expect(text).not.toMatch(/zebra|payments/i);
      const owner = await ask(BOB, `/pipelines${query}`);
      expect(owner.body.totalItems).toBe(body.totalItems + 1);
      const sum = (counts: { [health: string]: number }) =>
        Object.values(counts).reduce((a, b) => a + b, 0);
      expect(sum(body.counts)).toBe(body.totalItems);
    }
  });

  it('is not reached by a cursor of somebody who sees it', async () => {
    const { body } = await ask(BOB, '/pipelines?orderBy=name&limit=1');
    const { text } = await ask(
      ANN,
      `/pipelines?orderBy=name&cursor=${body.nextCursor}`,
    );
    expect(text).not.toMatch(/zebra|payments/i);
  });

  it('is not told of by the actions for assistants', async () => {
    const { registry } = started;
    const { actions } = await registry.list();
    expect(actions.length).toBeGreaterThan(2);
    for (const { id, name } of actions) {
      const invoke = (user: string, pipeline: string) =>
        registry
          .invoke({
            id,
            input: /list-pipelines/.test(name)
              ? {}
              : { entityRef: `component:default/${pipeline}` },
            credentials: mockCredentials.user(user),
          })
          .then(JSON.stringify, String);
      expect(await invoke(ANN, 'payments')).not.toMatch(/zebra/i);
    }
    const { output } = await registry.invoke({
      id: actions.find(({ name }) => name === 'get-pipeline')?.id ?? '',
      input: { entityRef: 'component:default/payments' },
      credentials: mockCredentials.user(BOB),
    });
    expect(JSON.stringify(output)).toMatch(/zebra/);
  });
});

describe('a pipeline that somebody may see but not change', () => {
  it('is shown, and every change names the permission that is missing', async () => {
    expect((await ask(EVE, '/pipelines/component/default/orders')).status).toBe(
      200,
    );
    const incidents = '/pipelines/component/default/orders/incidents';
    const { body } = await ask(ANN, incidents);
    const acknowledgement = `${incidents}/${body.items[0].id}/acknowledgement`;
    const refused = await ask(EVE, acknowledgement, 'post').send({});
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(
      'pipeline-health.incident.update',
    );
    expect((await ask(ANN, acknowledgement, 'post').send({})).status).toBe(200);
  });

  it('is told to have these permissions missing', async () => {
    const path = '/permissions?entityRef=component:default/orders';
    const allowed = async (user: string) => {
      const { body } = await ask(user, path);
      return body.items
        .filter((it: { allowed: boolean }) => it.allowed)
        .map((it: { permission: string }) => it.permission);
    };
    expect(await allowed(ANN)).toHaveLength(6);
    expect(await allowed(EVE)).toEqual(['pipeline-health.pipeline.read']);
    expect(await allowed(PLATFORM)).toEqual([
      'pipeline-health.pipeline.read',
      'pipeline-health.collection.read',
    ]);
  });
});

describe.each(['/collection', '/setup'])('%s', path => {
  it('is shown by a permission of its own', async () => {
    expect((await ask(PLATFORM, path)).status).toBe(200);
    const refused = await ask(BOB, path);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(
      'pipeline-health.collection.read',
    );
  });
});

it('is the policy that the documentation shows', () => {
  const read = (path: string) => readFileSync(resolve(__dirname, path), 'utf8');
  const [, pasted] =
    /```ts title="[^"]*policy[^"]*"\n(.*?)```/s.exec(
      read('../../../../docs/permissions.md'),
    ) ?? [];
  expect(pasted).toBe(read('__testUtils__/examplePolicy.ts'));
});
