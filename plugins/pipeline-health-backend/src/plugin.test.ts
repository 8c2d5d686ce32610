import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_OBJECTIVES,
  ANNOTATION_THRESHOLDS,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import request from 'supertest';
import { checkAnswer } from './__testUtils__/checkAnswer';
import { fakeSourceModule } from './__testUtils__/fakeSource';
import { arnOf } from './evaluation/__testUtils__/facts';
import { pipelineHealthPlugin } from './plugin';

const BASE = '/api/pipeline-health';

const entity = (
  name: string,
  annotations: { [key: string]: string },
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, title: `The ${name}`, annotations },
  spec: { owner: 'group:default/shop' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
});

const entities = [
  entity('well', {
    [ANNOTATION_AWS_ARNS]: arnOf('well'),
    [ANNOTATION_OBJECTIVES]: 'freshness: { target: 99%, within: 15m }',
  }),
  entity('leaking', { [ANNOTATION_AWS_ARNS]: arnOf('leaking') }),
  entity('denied', { [ANNOTATION_AWS_ARNS]: arnOf('denied') }),
  entity('gone', { [ANNOTATION_AWS_ARNS]: arnOf('gone') }),
  entity('misspelt', {
    [ANNOTATION_AWS_ARNS]: `${arnOf(
      'well',
    )} <script>alert(1)</script> arn:aws:lake:eu-central-1:123456789012:x`,
    [ANNOTATION_THRESHOLDS]: '{ tank: { age: { warning: soon } } }',
  }),
  entity('website', {}),
];

/** What the permission framework and the catalog answer. */
const allowed = {
  entities: AuthorizeResult.ALLOW as AuthorizeResult,
  collection: AuthorizeResult.ALLOW as
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY,
  entityRef: undefined as string | undefined,
};

const permissions = mockServices.permissions.mock({
  authorize: async asked =>
    asked.map(({ permission, resourceRef }) => {
      if (permission.name === 'pipeline-health.collection.read') {
        return { result: allowed.collection };
      }
      return {
        result:
          allowed.entities === AuthorizeResult.ALLOW ||
          resourceRef === allowed.entityRef
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      };
    }),
  authorizeConditional: async asked =>
    asked.map(({ permission }) =>
      allowed.entities === AuthorizeResult.CONDITIONAL &&
      permission.name === 'catalog.entity.read'
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType: 'catalog-entity',
            conditions: {
              rule: 'IS_ENTITY_OWNER',
              resourceType: 'catalog-entity',
            },
          }
        : {
            result:
              allowed.entities === AuthorizeResult.DENY
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          },
    ),
});

async function start(config: JsonObject = {}): Promise<TestBackend> {
  return startTestBackend({
    features: [
      pipelineHealthPlugin,
      fakeSourceModule,
      catalogServiceMock.factory({ entities }),
      permissions.factory,
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
}

describe('the plugin', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());
  beforeEach(() => {
    allowed.entities = AuthorizeResult.ALLOW;
    allowed.collection = AuthorizeResult.ALLOW;
    allowed.entityRef = undefined;
  });

  const get = (path: string, authorization = mockCredentials.user.header()) =>
    request(backend.server)
      .get(`${BASE}${path}`)
      .set('Authorization', authorization);
  const healths = (items: PipelineSummary[]) =>
    items.map(item => [item.entityRef.split('/')[1], item.health]);

  it('collects what the catalog declares, and shows what burns first', async () => {
    const { status, body } = await get('/pipelines');
    expect(status).toBe(200);
    expect(healths(body.items)).toEqual([
      ['leaking', 'critical'],
      ['denied', 'unknown'],
      ['gone', 'unknown'],
      ['misspelt', 'warning'],
      ['well', 'healthy'],
    ]);
    expect(body.totalItems).toBe(5);
    expect(body.counts).toEqual({
      healthy: 1,
      warning: 1,
      critical: 1,
      unknown: 2,
    });
    expect(body.items[0]).toMatchObject({
      title: 'The leaking',
      owner: 'group:default/shop',
      reason: { id: 'tank/leak', title: 'leak is bad' },
      secondsToLoss: 7200,
      stageCount: 1,
      stale: false,
      collectedAt: expect.any(String),
    });
  });

  it.each([
    ['health=unknown', ['denied', 'gone'], 2],
    ['health=critical,healthy', ['leaking', 'well'], 2],
    ['text=LEAK', ['leaking'], 1],
    ['owner=group:default/nobody', [], 0],
    [
      'kind=tank&orderBy=name',
      ['denied', 'gone', 'leaking', 'misspelt', 'well'],
      5,
    ],
    ['region=us-east-1', [], 0],
  ])('filters by %s', async (query, names, totalItems) => {
    const { body } = await get(`/pipelines?${query}`);
    expect(healths(body.items).map(([name]) => name)).toEqual(names);
    expect(body.totalItems).toBe(totalItems);
  });

  it('leads from page to page', async () => {
    for (const orderBy of ['urgency', 'name']) {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const { status, body } = await get(
          `/pipelines?orderBy=${orderBy}&limit=2${
            cursor ? `&cursor=${cursor}` : ''
          }`,
        );
        expect(status).toBe(200);
        expect(body.totalItems).toBe(5);
        names.push(...healths(body.items).map(([name]) => name));
        cursor = body.nextCursor;
      } while (cursor);
      expect(new Set(names).size).toBe(5);
      expect(names).toHaveLength(5);
    }
  });

  it('shows a pipeline with its stages and findings', async () => {
    const { body } = await get('/pipelines/component/default/leaking');
    expect(body).toMatchObject({
      entityRef: 'component:default/leaking',
      stages: [{ arn: arnOf('leaking'), kind: 'tank', health: 'critical' }],
      findings: [{ id: 'tank/leak', severity: 'critical' }],
      openIncident: { worst: 'critical', reason: 'leak is bad' },
    });
    const denied = await get('/pipelines/component/default/denied');
    expect(denied.body.stages[0].problem).toEqual({
      code: 'access-denied',
      message: 'no',
      missingPermission: 'tank:Look',
    });
    expect(denied.body.reason.title).toContain('tank:Look');
  });

  it('makes a finding of everything that is wrong in annotations', async () => {
    const { body } = await get('/pipelines/component/default/misspelt');
    const titles = body.findings.map((it: { title: string }) => it.title);
    expect(titles).toEqual([
      expect.stringMatching(
        /^pipeline-health\.io\/aws-arns: '<scri.*' is not an ARN/,
      ),
      expect.stringContaining('arn:aws:lake:'),
      expect.stringContaining(
        'pipeline-health.io/thresholds.tank.age.warning: expected',
      ),
    ]);
  });

  it('shows a series with its threshold lines and gaps', async () => {
    const { status, body } = await get(
      `/pipelines/component/default/well/series?stage=${arnOf(
        'well',
      )}&metric=age`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stage: arnOf('well'),
      metric: 'age',
      unit: 'seconds',
      statistic: 'Maximum',
      step: 60,
      threshold: { breach: 'above', warning: 900, critical: 1800 },
    });
    expect(body.points).toEqual([[expect.any(Number), 42]]);
    expect(body.gaps[0][2]).toBe('no-data');
  });

  it.each([
    [`well/series?stage=${arnOf('well')}&metric=colour`, 400, 'metric'],
    [`well/series?stage=${arnOf('leaking')}&metric=age`, 404, 'stage'],
    [`nobody/series?stage=${arnOf('well')}&metric=age`, 404, 'nobody'],
    ['nobody', 404, 'nobody'],
    ['website', 404, 'website'],
    ['nobody/incidents', 404, 'nobody'],
    ['nobody/slo', 404, 'nobody'],
    ['website/slo', 404, 'website'],
  ])('answers %s with %s', async (path, status, named) => {
    const response = await get(`/pipelines/component/default/${path}`);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(named);
  });

  it('tells what a pipeline is held to, and how it does', async () => {
    const { status, body } = await get('/pipelines/component/default/well/slo');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      objectives: [
        {
          name: 'freshness',
          target: 0.99,
          within: 900,
          unit: 'minutes',
          bad: 0,
          measuredBy: [{ stage: arnOf('well'), metrics: ['Age'] }],
        },
      ],
    });
    const other = await get('/pipelines/component/default/leaking/slo');
    expect(other.body).toEqual({ objectives: [] });
  });

  it('tells what its kinds say of themselves', async () => {
    const { body } = await get('/kinds');
    expect(body.items).toEqual([
      expect.objectContaining({
        kind: 'tank',
        title: 'Tank',
        metrics: [{ metric: 'age', title: 'Age', unit: 'seconds' }],
        checks: [{ id: 'leak', title: 'leak', description: 'Looks for leak.' }],
        messages: {
          'kind.tank': 'Tank',
          'tank.leak.title': 'leak is bad',
          'tank.leak.remedy': 'Stop leak.',
          'tank.loss-basis': 'A leaking tank is empty in 2 h.',
        },
      }),
    ]);
    expect(body.items[0].thresholds[0]).toEqual({
      name: 'age',
      title: 'Age',
      unit: 'seconds',
      description: 'Old water.',
      warning: 900,
      critical: 1800,
    });
    expect(body.messages).toHaveProperty(['stage.not-readable.title']);
  });

  it('shows incidents', async () => {
    const { body } = await get(
      '/pipelines/component/default/leaking/incidents',
    );
    expect(body.items).toEqual([
      expect.objectContaining({
        entityRef: 'component:default/leaking',
        worst: 'critical',
        findingId: 'tank/leak',
      }),
    ]);
  });

  it('notes who acknowledged an incident', async () => {
    const incidents = '/pipelines/component/default/leaking/incidents';
    const { body: before } = await get(incidents);
    const { status, body } = await request(backend.server)
      .post(`${BASE}${incidents}/${before.items[0].id}/acknowledgement`)
      .set('Authorization', mockCredentials.user.header())
      .send({ note: 'refunded' });
    expect(status).toBe(200);
    expect(body.acknowledgement).toMatchObject({
      by: 'user:default/mock',
      note: 'refunded',
    });
    const { body: after } = await get(incidents);
    expect(after.items).toEqual([body]);
  });

  it.each([
    ['PipelineList', '/pipelines?limit=2'],
    ['Pipeline', '/pipelines/component/default/leaking'],
    ['Pipeline', '/pipelines/component/default/denied'],
    ['Pipeline', '/pipelines/component/default/misspelt'],
    [
      'Series',
      `/pipelines/component/default/well/series?stage=${arnOf(
        'well',
      )}&metric=age`,
    ],
    ['IncidentList', '/pipelines/component/default/leaking/incidents'],
    ['PipelineObjectives', '/pipelines/component/default/well/slo'],
    ['PipelinePermissions', '/permissions?entityRef=component:default/leaking'],
    ['KindList', '/kinds'],
    ['CollectionStatus', '/collection'],
    ['Error', '/pipelines?limit=0'],
  ] as const)(
    'answers a %s as the OpenAPI document says: %s',
    async (schema, path) => {
      const { body } = await get(path);
      expect(checkAnswer(schema, body)).toEqual([]);
    },
  );

  it('shows the collection to who may see it', async () => {
    const { status, body } = await get('/collection');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      priceSource: 'list price of tanks',
      shards: [
        {
          account: '123456789012',
          region: 'eu-central-1',
          stageCount: 4,
          missingActions: ['tank:Look'],
        },
      ],
      policy: {
        Version: '2012-10-17',
        Statement: [{ Action: ['tank:Look'] }],
      },
    });
    allowed.collection = AuthorizeResult.DENY;
    expect((await get('/collection')).status).toBe(403);
  });

  describe('shows callers what the catalog lets them see', () => {
    const LEAKING = '/pipelines/component/default/leaking';
    const nobody = mockCredentials.none.header();

    it('nothing without credentials', async () => {
      expect((await get('/pipelines', nobody)).status).toBe(401);
      expect((await get(LEAKING, nobody)).status).toBe(401);
    });

    it('nothing when everything is denied', async () => {
      allowed.entities = AuthorizeResult.DENY;
      const list = await get('/pipelines');
      expect([list.status, list.body.totalItems]).toEqual([200, 0]);
      expect(list.body.counts.critical).toBe(0);
      expect((await get(LEAKING)).status).toBe(404);
      expect((await get(`${LEAKING}/incidents`)).status).toBe(404);
      expect(
        (await get('/permissions?entityRef=component:default/leaking')).status,
      ).toBe(404);
    });

    it('what the catalog answers, when it depends', async () => {
      allowed.entities = AuthorizeResult.CONDITIONAL;
      allowed.entityRef = 'component:default/leaking';
      const list = await get('/pipelines?limit=1');
      expect([list.status, list.body.totalItems]).toEqual([200, 5]);
      expect((await get(LEAKING)).status).toBe(200);
      expect((await get('/pipelines/component/default/well')).status).toBe(404);
    });

    it('services as well as users', async () => {
      const service = mockCredentials.service.header();
      expect((await get('/pipelines', service)).body.totalItems).toBe(5);
    });
  });
});

describe('a wrong app-config', () => {
  it.each([
    [
      { thresholds: { tank: { age: { warning: 'soon' } } } },
      'pipelineHealth.thresholds.tank.age.warning',
    ],
    [{ thresholds: { lake: {} } }, 'pipelineHealth.thresholds.lake'],
    [{ colour: 'red' }, 'pipelineHealth.colour'],
  ])('stops the plugin at start: %j', async (pipelineHealth, key) => {
    await expect(start({ pipelineHealth })).rejects.toThrow(key);
  });
});
