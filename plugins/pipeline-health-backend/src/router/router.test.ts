import {
  mockCredentials,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import request from 'supertest';
import { encodeCursor } from '../service/cursors';
import { TooManyRequestsError } from '../acting/TooManyRequestsError';
import { mockRoutes, routerPlugin } from './__testUtils__/mockRoutes';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';
const PIPELINE = '/api/pipeline-health/pipelines/component/default/orders';
const LIST = '/api/pipeline-health/pipelines';
const PERMISSIONS =
  '/api/pipeline-health/permissions?entityRef=component:default/orders';
const SERIES = `${PIPELINE}/series?stage=${QUEUE}&metric=age`;

const routes = mockRoutes();
const { service, authorizer, actions, stores, auditor, setup } = routes;
const plugin = routerPlugin({
  ...routes,
  changesPerMinute: 1_000,
  clock: () => NOW,
});

const answer = { answer: true };
let backend: TestBackend;

beforeAll(async () => {
  backend = await startTestBackend({ features: [plugin] });
});
afterAll(() => backend.stop());
beforeEach(() => {
  for (const method of [
    ...Object.values(service),
    ...Object.values(authorizer),
    ...Object.values(setup),
  ]) {
    method.mockReset().mockResolvedValue(answer);
  }
  auditor.createEvent.mockResolvedValue({
    success: async () => {},
    fail: async () => {},
  });
});

const get = (path: string, authorization = mockCredentials.user.header()) =>
  request(backend.server).get(path).set('Authorization', authorization);

const EVERYTHING = [
  LIST,
  PIPELINE,
  SERIES,
  `${PIPELINE}/incidents`,
  PERMISSIONS,
  `${PIPELINE}/incidents/12`,
  `${PIPELINE}/slo`,
  `${PIPELINE}/maintenance`,
  '/api/pipeline-health/filter-options',
  '/api/pipeline-health/collection',
  '/api/pipeline-health/setup',
];

describe.each(EVERYTHING)('GET %s', path => {
  it('tells pages of every origin when it answered', async () => {
    const { headers } = await get(path);
    expect(headers['access-control-expose-headers']).toBe('Date, ETag');
    expect(Date.parse(headers.date)).not.toBeNaN();
  });

  it('answers users and services', async () => {
    for (const authorization of [
      mockCredentials.user.header(),
      mockCredentials.service.header(),
    ]) {
      const response = await get(path, authorization);
      expect([response.status, response.body]).toEqual([200, answer]);
    }
  });

  it.each([
    ['nobody', mockCredentials.none.header()],
    ['somebody with a bad token', mockCredentials.user.invalidHeader()],
  ])('answers 401 to %s', async (_, authorization) => {
    const response = await get(path, authorization);
    expect(response.status).toBe(401);
    expect(response.body.error.name).toBe('AuthenticationError');
  });

  it('answers 400 to a parameter that it does not know', async () => {
    const response = await get(
      `${path}${path.includes('?') ? '&' : '?'}colour=red`,
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('colour');
  });

  it.each([
    [new NotFoundError('There is no pipeline'), 404],
    [new NotAllowedError('No'), 403],
  ])('turns %s into a status', async (error, status) => {
    for (const method of [
      ...Object.values(service),
      ...Object.values(authorizer),
      ...Object.values(setup),
    ]) {
      method.mockRejectedValue(error);
    }
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toBe(error.message);
  });
});

describe('GET /permissions', () => {
  it('takes an entity ref in any case', async () => {
    await get('/api/pipeline-health/permissions?entityRef=Component:Orders');
    expect(authorizer.permissionsOf.mock.calls[0][1]).toBe(
      'component:default/orders',
    );
  });

  it.each(['', '?entityRef=', '?entityRef=orders'])(
    'answers 400 to %j',
    async query => {
      const response = await get(`/api/pipeline-health/permissions${query}`);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain('entityRef');
    },
  );
});

describe('GET /pipelines', () => {
  const position = {
    orderBy: 'urgency' as const,
    now: NOW,
    order: 'asc' as const,
    keys: [1, 5],
    entityRef: 'component:default/orders',
  };

  it('has defaults', async () => {
    await get(LIST);
    expect(service.listPipelines).toHaveBeenCalledWith(
      { orderBy: 'urgency', order: 'asc', limit: 50 },
      {
        credentials: expect.objectContaining({ principal: expect.anything() }),
      },
    );
  });

  it.each([
    ['health=critical,unknown', { health: ['critical', 'unknown'] }],
    ['health=critical&health=unknown', { health: ['critical', 'unknown'] }],
    ['health=critical', { health: ['critical'] }],
    [
      'health=critical,unknown&health=warning',
      { health: ['critical', 'unknown', 'warning'] },
    ],
    [
      'owner=group:default/a,group:default/b&owner=group:default/c',
      { owner: ['group:default/a', 'group:default/b', 'group:default/c'] },
    ],
    ['owner=group%3Adefault%2Fa', { owner: ['group:default/a'] }],
    [
      'kind=sqs-queue&account=123456789012&region=eu-central-1',
      {
        kind: ['sqs-queue'],
        account: ['123456789012'],
        region: ['eu-central-1'],
      },
    ],
    ['text=a%2Cb%20%25', { text: 'a,b %' }],
    ['orderBy=name&limit=100', { orderBy: 'name', limit: 100 }],
    [
      'orderBy=deadLetters&order=desc&groupBy=system&offset=100',
      {
        orderBy: 'deadLetters',
        order: 'desc',
        groupBy: 'system',
        offset: 100,
      },
    ],
    [
      'system=system:default/a&entityRef=component:default/x',
      { system: ['system:default/a'], entityRef: ['component:default/x'] },
    ],
  ])('understands %s', async (query, expected) => {
    const response = await get(`${LIST}?${query}`);
    expect(response.status).toBe(200);
    expect(service.listPipelines.mock.calls[0][0]).toMatchObject(expected);
  });

  it('understands a cursor of its own', async () => {
    const after = { ...position, orderBy: 'name' as const, keys: ['t'] };
    await get(`${LIST}?orderBy=name&cursor=${encodeCursor(after)}`);
    expect(service.listPipelines.mock.calls[0][0].after).toEqual(after);
  });

  const cursorOf = (value: unknown) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['health=sick', 'health'],
    ['health=', 'health'],
    ['health=critical,sick&health=warning', 'health'],
    ['health=critical&health=', 'health'],
    ['text=a%00b', '%00'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['limit=1.5', 'limit'],
    ['orderBy=colour', 'orderBy'],
    ['text=a&text=b', 'text'],
    [`text=${'x'.repeat(201)}`, 'text'],
    ['owner=', 'owner'],
    ['cursor=nonsense', 'cursor'],
    ['cursor=', 'cursor'],
    [`cursor=${cursorOf({ id: '1' })}`, 'cursor'],
    [`cursor=${cursorOf(null)}`, 'cursor'],
    [`cursor=${cursorOf({ ...position, keys: [0] })}`, 'cursor'],
    [`cursor=${cursorOf({ ...position, keys: [0, 'a'] })}`, 'cursor'],
    [`cursor=${cursorOf({ ...position, now: 1e20 })}`, 'cursor'],
    [`cursor=${cursorOf({ ...position, entityRef: 'a\0b' })}`, 'cursor'],
    [
      `cursor=${encodeCursor({ ...position, orderBy: 'name', keys: ['t'] })}`,
      'cursor',
    ],
    [`cursor=${encodeCursor({ ...position, order: 'desc' })}`, 'cursor'],
    [`cursor=${encodeCursor(position)}&offset=0`, 'cursor'],
    [`cursor=${encodeCursor(position)}&groupBy=owner`, 'cursor'],
    ['order=up', 'order'],
    ['groupBy=kind', 'groupBy'],
    ['offset=-1', 'offset'],
  ])('answers 400 to %s and names the field', async (query, field) => {
    const response = await get(`${LIST}?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.name).toBe('InputError');
    expect(response.body.error.message).toContain(field);
    expect(service.listPipelines).not.toHaveBeenCalled();
  });
});

describe('GET /pipelines/:kind/:namespace/:name', () => {
  it.each([
    ['component/default/orders', 'component:default/orders'],
    ['Component/Default/Orders', 'component:default/orders'],
    ['component/default/a%2Eb', 'component:default/a.b'],
  ])('reads %s as %s', async (path, entityRef) => {
    await get(`${LIST}/${path}`);
    expect(service.getPipeline.mock.calls[0][0]).toBe(entityRef);
  });
});

it('answers 400 to a path with a NUL', async () => {
  const response = await get(`${LIST}/component/default/a%00b`);
  expect(response.status).toBe(400);
  expect(service.getPipeline).not.toHaveBeenCalled();
});

describe('GET …/series', () => {
  it('has defaults', async () => {
    await get(SERIES);
    expect(service.getSeries.mock.calls[0].slice(0, 2)).toEqual([
      'component:default/orders',
      {
        stage: QUEUE,
        metric: 'age',
        from: NOW - 3 * 3_600_000,
        to: NOW,
        step: 60,
      },
    ]);
  });

  it('understands a range and a step', async () => {
    await get(
      `${SERIES}&from=2026-03-01T00:00:00Z&to=2026-03-01T02:00:00%2B01:00&step=120`,
    );
    expect(service.getSeries.mock.calls[0][1]).toMatchObject({
      from: Date.parse('2026-03-01T00:00:00Z'),
      to: Date.parse('2026-03-01T01:00:00Z'),
      step: 120,
    });
  });

  it.each([
    ['?metric=age', 'stage'],
    [`?stage=${QUEUE}`, 'metric'],
    ['?stage=orders&metric=age', 'stage'],
    [`?stage=${QUEUE}&metric=age&from=yesterday`, 'from'],
    [`?stage=${QUEUE}&metric=age&to=2026-13-01T00:00:00Z`, 'to'],
    [
      `?stage=${QUEUE}&metric=age&from=2026-03-01T02:00:00Z&to=2026-03-01T01:00:00Z`,
      'to',
    ],
    [`?stage=${QUEUE}&metric=age&from=2025-01-01T00:00:00Z`, 'from'],
    [`?stage=${QUEUE}&metric=age&step=30`, 'step'],
    [`?stage=${QUEUE}&metric=age&step=90`, 'step'],
    [`?stage=${QUEUE}&metric=age&step=soon`, 'step'],
    [`?stage=${QUEUE}&metric=age&step=6000000000000`, 'step'],
    [`?stage=${QUEUE}&metric=age&from=2026-02-20T00:00:00Z&step=60`, 'step'],
  ])('answers 400 to %s and names the field', async (query, field) => {
    const response = await get(`${PIPELINE}/series${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
    expect(service.getSeries).not.toHaveBeenCalled();
  });
});

describe('GET …/incidents', () => {
  it('understands a cursor of its own', async () => {
    await get(
      `${PIPELINE}/incidents?limit=3&cursor=${encodeCursor({ id: '12' })}`,
    );
    expect(service.listIncidents.mock.calls[0].slice(0, 2)).toEqual([
      'component:default/orders',
      { limit: 3, after: { id: '12' } },
    ]);
  });

  it.each([
    ['limit=0', 'limit'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${encodeCursor({ id: 'x' })}`, 'cursor'],
    [`cursor=${encodeCursor({ id: '9999999999' })}`, 'cursor'],
  ])('answers 400 to %s', async (query, field) => {
    const response = await get(`${PIPELINE}/incidents?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });
});

describe('what is said of an incident', () => {
  const say = (
    path: string,
    body?: object,
    method: 'post' | 'delete' = 'post',
  ) =>
    request(backend.server)
      [method](`${PIPELINE}/incidents/${path}`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);
  const tomorrow = '2026-03-02T12:00:00Z';
  const who = { id: '12', by: 'user:default/mock' };

  it.each([
    [
      'acknowledgement',
      { note: 'known' },
      { type: 'acknowledge', note: 'known' },
    ],
    [
      'snooze',
      { until: tomorrow, reason: '<b>vendor</b> is down' },
      {
        type: 'snooze',
        until: Date.parse(tomorrow),
        reason: '<b>vendor</b> is down',
      },
    ],
    [
      'hold',
      { link: 'https://tickets.example/7' },
      { type: 'hold', link: 'https://tickets.example/7' },
    ],
  ])('is passed on with who says it: %s', async (path, body, said) => {
    const { status } = await say(`12/${path}`, body);
    expect(status).toBe(200);
    expect(service.respondToIncident.mock.calls[0].slice(0, 2)).toEqual([
      'component:default/orders',
      { ...who, ...said },
    ]);
  });

  it('is written to the audit log, done or refused', async () => {
    const success = jest.fn();
    const fail = jest.fn();
    auditor.createEvent.mockResolvedValue({ success, fail });
    await say('12/acknowledgement', { note: 'known' });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'incident-update',
        meta: {
          entityRef: 'component:default/orders',
          incident: '12',
          type: 'acknowledge',
          note: 'known',
          by: 'user:default/mock',
        },
      }),
    );
    expect([success.mock.calls.length, fail.mock.calls.length]).toEqual([1, 0]);

    service.respondToIncident.mockRejectedValue(new NotAllowedError('no'));
    expect(
      (await say('12/snooze', { until: tomorrow, reason: 'r' })).status,
    ).toBe(403);
    expect(fail).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['acknowledgement', 'acknowledge'],
    ['snooze', 'snooze'],
    ['hold', 'hold'],
  ])('is taken back: %s', async (path, what) => {
    const { status } = await say(`12/${path}`, undefined, 'delete');
    expect(status).toBe(200);
    expect(service.respondToIncident.mock.calls[0].slice(0, 2)).toEqual([
      'component:default/orders',
      { ...who, type: 'withdraw', what },
    ]);
  });

  it.each([
    ['x/acknowledgement', {}, 'id'],
    ['99999999999/acknowledgement', {}, 'id'],
    ['12/acknowledgement', { note: 7 }, 'note'],
    ['12/acknowledgement', { note: 'n'.repeat(2_001) }, 'note'],
    ['12/snooze', {}, 'until'],
    ['12/snooze', { until: 'soon', reason: 'r' }, 'until'],
    ['12/snooze', { until: '2026-03-01T12:00:00Z', reason: 'r' }, 'until'],
    ['12/snooze', { until: '2025-01-01T00:00:00Z', reason: 'r' }, 'until'],
    ['12/snooze', { until: '2027-01-01T00:00:00Z', reason: 'r' }, 'until'],
    ['12/snooze', { until: tomorrow }, 'reason'],
    ['12/snooze', { until: tomorrow, reason: '  ' }, 'reason'],
    ['12/hold', {}, 'link'],
    ['12/hold', { link: 'data:text/html,hello' }, 'link'],
    ['12/hold', { link: 'OPS-7' }, 'link'],
    ['12/hold', { link: 'https://t.example', note: 'n'.repeat(2_001) }, 'note'],
  ])('answers 400 to %s %j', async (path, body, field) => {
    const response = await say(path, body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
    expect(service.respondToIncident).not.toHaveBeenCalled();
  });

  it('is refused when it is far too long', async () => {
    const response = await say('12/acknowledgement', {
      note: 'n'.repeat(1_000_000),
    });
    expect([400, 413]).toContain(response.status);
    expect(service.respondToIncident).not.toHaveBeenCalled();
  });
});

describe('actions', () => {
  const REF = 'component:default/orders';
  const caller = expect.objectContaining({ credentials: expect.anything() });
  const post = (path: string, body: object, headers: object = {}) =>
    request(backend.server)
      .post(`${PIPELINE}/${path}`)
      .set('Authorization', mockCredentials.user.header())
      .set({ ...headers })
      .send(body);
  beforeEach(() => {
    for (const method of Object.values(actions)) {
      method.mockReset().mockResolvedValue(answer);
    }
  });

  it('are listed and proposed', async () => {
    await get(`${PIPELINE}/actions`);
    expect(actions.list).toHaveBeenCalledWith(REF, caller);
    await post('actions/fill/preflight', { stage: QUEUE, input: { to: 1 } });
    expect(actions.propose).toHaveBeenCalledWith(
      REF,
      'fill',
      { stage: QUEUE, input: { to: 1 } },
      caller,
    );
  });

  it('are started as tasks', async () => {
    const response = await post(
      'actions/fill',
      { stage: QUEUE, reason: 'thirst', token: 't' },
      { 'Idempotency-Key': 'k' },
    );
    expect([response.status, response.body]).toEqual([202, answer]);
    expect(actions.start).toHaveBeenCalledWith(
      REF,
      'fill',
      {
        stage: QUEUE,
        input: {},
        reason: 'thirst',
        token: 't',
        idempotencyKey: 'k',
      },
      caller,
    );
  });

  it('have a route of their own where it is shorter', async () => {
    const response = await post('retention-extensions', {
      stage: QUEUE,
      retentionSeconds: 1_209_600,
      reason: 'the consumer is down',
    });
    expect(response.status).toBe(202);
    expect(actions.start.mock.calls[0].slice(0, 3)).toEqual([
      REF,
      'extend-retention',
      {
        stage: QUEUE,
        input: { retentionSeconds: 1_209_600 },
        reason: 'the consumer is down',
        idempotencyKey: undefined,
      },
    ]);
  });

  it('have a pipeline collected now', async () => {
    const response = await post('collection', { reason: 'it was repaired' });
    expect(response.status).toBe(202);
    expect(actions.start.mock.calls[0].slice(0, 3)).toEqual([
      REF,
      'collect-now',
      {
        stage: REF,
        input: {},
        reason: 'it was repaired',
        idempotencyKey: undefined,
      },
    ]);
    const more = new TooManyRequestsError('again from noon on');
    actions.start.mockRejectedValue(more);
    const again = await post('collection', { reason: 'it was repaired' });
    expect([again.status, again.body.error.message]).toEqual([
      429,
      'again from noon on',
    ]);
  });

  it('are told of and stopped', async () => {
    actions.listTasks.mockResolvedValue({ items: [], next: '7' });
    const page = await get(`${PIPELINE}/action-tasks?limit=2&action=fill`);
    expect(page.body).toEqual({
      items: [],
      nextCursor: encodeCursor({ id: '7' }),
    });
    expect(actions.listTasks).toHaveBeenCalledWith(
      REF,
      { limit: 2, action: 'fill', before: undefined },
      caller,
    );
    await get(`${PIPELINE}/action-tasks?cursor=${page.body.nextCursor}`);
    expect(actions.listTasks.mock.calls[1][1]).toMatchObject({ before: '7' });
    const response = await request(backend.server)
      .delete(`${PIPELINE}/action-tasks/12?reason=enough`)
      .set('Authorization', mockCredentials.user.header());
    expect(response.status).toBe(202);
    expect(actions.cancel).toHaveBeenCalledWith(
      REF,
      '12',
      { reason: 'enough' },
      caller,
    );
  });

  it.each([
    [{ stage: QUEUE }, 'reason'],
    [{ stage: QUEUE, reason: ' ' }, 'reason'],
    [{ stage: QUEUE, reason: 'r'.repeat(2_001) }, 'reason'],
    [{ reason: 'r' }, 'stage'],
    [{ stage: QUEUE, reason: 'r', input: [] }, 'input'],
    [{ stage: QUEUE, reason: 'r', token: 7 }, 'token'],
    [{ stage: QUEUE, reason: 'r', override: true }, 'override'],
  ])('are not started by %j', async (body, field) => {
    const response = await post('actions/fill', body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
    expect(actions.start).not.toHaveBeenCalled();
  });

  it('are not started by an endless key', async () => {
    const response = await post(
      'actions/fill',
      { stage: QUEUE, reason: 'r' },
      { 'Idempotency-Key': 'k'.repeat(256) },
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('idempotency-key');
  });

  it('say what is in the way', async () => {
    actions.start.mockRejectedValue(new ConflictError('It is running'));
    const response = await post('actions/fill', { stage: QUEUE, reason: 'r' });
    expect(response.status).toBe(409);
    expect(response.body.error.message).toBe('It is running');
  });
});

describe('maintenance', () => {
  const add = (body: object) =>
    request(backend.server)
      .post(`${PIPELINE}/maintenance`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);

  it('is added by whom it says, and taken back', async () => {
    for (const method of ['list', 'add', 'remove'] as const) {
      service[`${method}Maintenance`].mockResolvedValue({ items: [] });
    }
    const times = { cron: '0 2 * * 6', duration: '2h', reason: 'patches' };
    expect((await add(times)).status).toBe(200);
    expect(service.addMaintenance.mock.calls[0].slice(0, 2)).toEqual([
      'component:default/orders',
      { times: { ...times, duration: 7_200 }, by: 'user:default/mock' },
    ]);
    const { status } = await request(backend.server)
      .delete(`${PIPELINE}/maintenance/3`)
      .set('Authorization', mockCredentials.user.header());
    expect(status).toBe(200);
    expect(service.removeMaintenance.mock.calls[0].slice(0, 2)).toEqual([
      'component:default/orders',
      '3',
    ]);
  });

  it.each([
    [{}, 'until'],
    [{ cron: 'daily', duration: '2h', reason: 'r' }, 'cron'],
    [{ cron: '0 2 * * 6', duration: 'x', reason: 'r' }, 'duration'],
    [{ until: '2026-03-01T11:00:00Z', reason: 'r' }, 'until'],
    [{ until: '2026-03-02T11:00:00Z' }, 'reason'],
    [{ until: '2026-03-02T11:00:00Z', reason: 'r'.repeat(2_001) }, 'reason'],
  ])('answers 400 to %j', async (body, field) => {
    const response = await add(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
    expect(service.addMaintenance).not.toHaveBeenCalled();
  });
});

describe('redrives', () => {
  const caller = {
    credentials: mockCredentials.user(),
    request: expect.anything(),
  };
  const REF = 'component:default/orders';
  const OTHER = 'component:default/other';
  const send = (path: string, body: object) =>
    request(backend.server)
      .post(`/api/pipeline-health/redrives${path}`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);
  const stop = (id: string) =>
    request(backend.server)
      .delete(`/api/pipeline-health/redrives/${id}`)
      .set('Authorization', mockCredentials.user.header());
  beforeEach(() => {
    for (const method of Object.values(actions)) {
      method.mockReset().mockResolvedValue(answer);
    }
    stores.pipelines.withStage.mockReset().mockResolvedValue([REF, OTHER]);
    stores.actionTasks.pipelineOf.mockReset().mockResolvedValue(OTHER);
  });

  it('are proposed and started in the first pipeline where the caller may', async () => {
    actions.propose.mockRejectedValueOnce(new NotFoundError('hidden'));
    const proposal = await send('/preflight', { queue: QUEUE, canary: 3 });
    expect([proposal.status, proposal.body]).toEqual([200, answer]);
    expect(actions.propose).toHaveBeenLastCalledWith(
      OTHER,
      'redrive',
      { stage: QUEUE, input: { canary: 3 } },
      caller,
    );
    actions.start.mockRejectedValueOnce(new NotAllowedError('not here'));
    const started = await send('', { queue: QUEUE, reason: 'r' });
    expect([started.status, started.body]).toEqual([202, answer]);
    expect(actions.start).toHaveBeenLastCalledWith(
      OTHER,
      'redrive',
      { stage: QUEUE, input: {}, reason: 'r', idempotencyKey: undefined },
      caller,
    );
  });

  it('are refused where the caller may nowhere', async () => {
    actions.start
      .mockRejectedValueOnce(new NotAllowedError('the permission is needed'))
      .mockRejectedValueOnce(new NotFoundError('hidden'));
    const refused = await send('', { queue: QUEUE, reason: 'r' });
    expect(refused.status).toBe(403);
    actions.start.mockRejectedValue(new NotFoundError('hidden: component:x'));
    const absent = await send('', { queue: QUEUE, reason: 'r' });
    expect(absent.status).toBe(404);
    expect(JSON.stringify(absent.body.error)).not.toContain('component:x');
    actions.start.mockReset().mockRejectedValue(new ConflictError('It runs'));
    const running = await send('', { queue: QUEUE, reason: 'r' });
    expect(running.status).toBe(409);
    expect(actions.start).toHaveBeenCalledTimes(1);
  });

  it('are told of as far as the caller sees them', async () => {
    actions.listTasks
      .mockResolvedValueOnce({ items: [{ id: '3' }, { id: '1' }] })
      .mockResolvedValueOnce({ items: [{ id: '2' }] });
    const path = `/api/pipeline-health/redrives?queue=${QUEUE}&limit=2`;
    expect((await get(path)).body).toEqual({
      items: [{ id: '3' }, { id: '2' }],
    });
    actions.listTasks.mockRejectedValue(new NotFoundError('hidden'));
    expect((await get(path)).body).toEqual({ items: [] });
    expect((await get('/api/pipeline-health/redrives')).status).toBe(400);
  });

  it('are stopped', async () => {
    expect((await stop('12')).status).toBe(202);
    expect(actions.cancel).toHaveBeenCalledWith(OTHER, '12', {}, caller);
    actions.cancel.mockRejectedValue(new NotFoundError('hidden: component:x'));
    const hidden = await stop('12');
    stores.actionTasks.pipelineOf.mockResolvedValue(undefined);
    const absent = await stop('12');
    expect([hidden.status, hidden.body.error.message]).toEqual([
      absent.status,
      absent.body.error.message,
    ]);
  });
});

describe('GET /openapi.json', () => {
  it('describes every path', async () => {
    const response = await get('/api/pipeline-health/openapi.json');
    expect(response.status).toBe(200);
    expect(response.body.openapi).toBe('3.1.0');
    expect(Object.keys(response.body.paths)).toEqual([
      '/api/pipeline-health/pipelines',
      '/api/pipeline-health/filter-options',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/series',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/cost',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/slo',
      '/api/pipeline-health/permissions',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/incidents',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/incidents/{id}',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/incidents/{id}/acknowledgement',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/incidents/{id}/snooze',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/incidents/{id}/hold',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/maintenance',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/maintenance/{id}',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/actions',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/actions/{action}',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/actions/{action}/preflight',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/action-tasks',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/action-tasks/{id}',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/collection',
      '/api/pipeline-health/pipelines/{kind}/{namespace}/{name}/retention-extensions',
      '/api/pipeline-health/redrives',
      '/api/pipeline-health/redrives/preflight',
      '/api/pipeline-health/redrives/{id}',
      '/api/pipeline-health/kinds',
      '/api/pipeline-health/collection',
      '/api/pipeline-health/setup',
    ]);
  });
});

describe('GET /setup', () => {
  it('asks again only for who says so', async () => {
    await get('/api/pipeline-health/setup');
    await get('/api/pipeline-health/setup?again=true');
    expect(setup.get.mock.calls.map(([, how]) => how)).toEqual([
      { again: false },
      { again: true },
    ]);
    const wrong = await get('/api/pipeline-health/setup?again=perhaps');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('again');
  });
});

describe('other methods and paths', () => {
  it('are not there', async () => {
    expect((await get('/api/pipeline-health/nothing')).status).toBe(404);
    const post = await request(backend.server)
      .post(LIST)
      .set('Authorization', mockCredentials.user.header());
    expect([404, 405]).toContain(post.status);
  });
});

describe.each([LIST, PIPELINE, SERIES, `${PIPELINE}/incidents`])(
  'GET %s again',
  path => {
    const again = (tag: string, authorization?: string) =>
      get(path, authorization).set('If-None-Match', tag);

    it('is not answered while nothing changed', async () => {
      const { headers, status } = await get(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'cache-control': 'private, no-cache',
        vary: expect.stringContaining('Authorization'),
      });
      const same = await again(headers.etag);
      expect([same.status, same.text]).toEqual([304, '']);
    });

    it('is answered when something changed', async () => {
      const { headers } = await get(path);
      for (const method of Object.values(service)) {
        method.mockResolvedValue({ answer: false });
      }
      const { status, body } = await again(headers.etag);
      expect([status, body]).toEqual([200, { answer: false }]);
    });

    it('is answered to everybody else, though it be the same', async () => {
      const { headers } = await get(path);
      for (const authorization of [
        mockCredentials.user.header('user:default/other'),
        mockCredentials.service.header(),
      ]) {
        const other = await again(headers.etag, authorization);
        expect(other.status).toBe(200);
        expect(other.headers.etag).not.toBe(headers.etag);
      }
    });
  },
);

describe('a page of a list', () => {
  it('is the same though its cursor tells another time', async () => {
    const position = {
      orderBy: 'urgency' as const,
      order: 'asc' as const,
      keys: [0, 1],
      entityRef: 'r',
    };
    const page = (now: number) => ({
      items: [],
      totalItems: 1,
      counts: { healthy: 0, warning: 0, critical: 1, unknown: 0 },
      nextCursor: encodeCursor({ ...position, now }),
    });
    service.listPipelines.mockResolvedValueOnce(page(NOW));
    const { headers } = await get(LIST);
    service.listPipelines.mockResolvedValueOnce(page(NOW + 1));
    const same = await get(LIST).set('If-None-Match', headers.etag);
    expect(same.status).toBe(304);
  });
});
