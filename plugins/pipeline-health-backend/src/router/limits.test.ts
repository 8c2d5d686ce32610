import {
  mockCredentials,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { mockRoutes, routerPlugin } from './__testUtils__/mockRoutes';

const PIPELINE = '/api/pipeline-health/pipelines/component/default/orders';
const ACKNOWLEDGEMENT = `${PIPELINE}/incidents/7/acknowledgement`;
const PER_MINUTE = 3;

const routes = mockRoutes();
const { service, actions, auditor } = routes;
const plugin = routerPlugin({
  ...routes,
  changesPerMinute: PER_MINUTE,
  clock: Date.now,
});

let backend: TestBackend;
beforeEach(async () => {
  jest.resetAllMocks();
  for (const method of Object.values(service)) {
    method.mockResolvedValue({ answer: true });
  }
  auditor.createEvent.mockResolvedValue({
    success: async () => {},
    fail: async () => {},
  });
  backend = await startTestBackend({ features: [plugin] });
});
afterEach(() => backend.stop());

const acknowledge = (
  body: string,
  authorization = mockCredentials.user.header(),
) =>
  request(backend.server)
    .post(ACKNOWLEDGEMENT)
    .set('Authorization', authorization)
    .set('Content-Type', 'application/json')
    .send(body);

it.each([
  ['a note of 1 MB', JSON.stringify({ note: 'x'.repeat(1_000_000) }), 413],
  ['a note that is too long', JSON.stringify({ note: 'x'.repeat(2_001) }), 400],
  ['what is no JSON', '{"note": ', 400],
])('%s changes nothing, and is said to be wrong', async (_, body, status) => {
  const response = await acknowledge(body);
  expect([response.status, response.body.response]).toEqual([
    status,
    { statusCode: status },
  ]);
  expect(service.respondToIncident).not.toHaveBeenCalled();
});

it.each([
  ['a reason of 1 MB', 'x'.repeat(1_000_000), 413],
  ['a reason that is too long', 'x'.repeat(2_001), 400],
  ['no reason', '', 400],
])('%s does nothing', async (_, reason, status) => {
  const response = await request(backend.server)
    .post(`${PIPELINE}/actions/extend-retention`)
    .set('Authorization', mockCredentials.user.header())
    .send({ stage: 'arn', input: {}, reason });
  expect(response.status).toBe(status);
  expect(actions.start).not.toHaveBeenCalled();
});

it('takes the longest note in letters of four bytes', async () => {
  const { status } = await acknowledge(
    JSON.stringify({ note: '\u{1F525}'.repeat(1_000) }),
  );
  expect(status).toBe(200);
});

it('lets nobody change too much in a minute, and others go on', async () => {
  for (let change = 0; change < PER_MINUTE; change++) {
    expect((await acknowledge('{}')).status).toBe(200);
  }
  const refused = await acknowledge('{}');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.body.error.message).toContain(
    `${PER_MINUTE} changes in a minute`,
  );
  expect(service.respondToIncident).toHaveBeenCalledTimes(PER_MINUTE);

  const read = await request(backend.server)
    .get(PIPELINE)
    .set('Authorization', mockCredentials.user.header());
  expect(read.status).toBe(200);
  const others = [
    mockCredentials.user.header('user:default/other'),
    mockCredentials.service.header(),
  ];
  for (const other of others) {
    expect((await acknowledge('{}', other)).status).toBe(200);
  }
  const nobody = await acknowledge('{}', mockCredentials.none.header());
  expect(nobody.status).toBe(401);
});
