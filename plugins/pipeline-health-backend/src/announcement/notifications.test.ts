import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import {
  notificationService,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import request from 'supertest';
import { DigestNews } from '../evaluation';
import { notice } from './__testUtils__/notice';
import { createChannels } from './channels';
import { createTelling } from './createTelling';

const SHOP = 'group:default/shop';
const STORES = 'group:default/stores';
const ANN = 'user:default/ann';
const BOB = 'user:default/bob';
const ORDERS = 'component:default/orders';

const entity = (
  kind: string,
  name: string,
  relations: Entity['relations'] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: {},
  relations,
});

const digest: DigestNews = {
  recipient: SHOP,
  at: '2026-03-09T08:00:00.000Z',
  score: 82,
  appeared: { count: 1, first: [] },
  followed: { count: 0, first: [] },
  open: { count: 1, first: [] },
};

let backend: TestBackend;
let service: NotificationService;
const owners = new Map<string, string>();

beforeAll(async () => {
  const teller = createBackendPlugin({
    pluginId: 'pipeline-health',
    register(env) {
      env.registerInit({
        deps: { notifications: notificationService },
        async init({ notifications }) {
          service = notifications;
        },
      });
    },
  });
  backend = await startTestBackend({
    features: [
      notificationsPlugin,
      teller,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'https://backstage.example.com' } },
      }),
      catalogServiceMock.factory({
        entities: [
          entity('Group', 'shop', [{ type: 'hasMember', targetRef: ANN }]),
          entity('Group', 'stores', [{ type: 'hasMember', targetRef: BOB }]),
          entity('User', 'ann'),
          entity('User', 'bob'),
          // Whoever owns the entity is a recipient as its group is.
          entity('Component', 'orders', [{ type: 'ownedBy', targetRef: SHOP }]),
        ],
      }),
    ],
  });
}, 60_000);
afterAll(() => backend.stop());

const telling = createTelling({ language: 'en', timezone: 'UTC' }, {});

const channel = () => {
  const [, , byNotification] = createChannels({
    events: mockServices.events.mock(),
    signals: { publish: jest.fn() },
    notifications: service,
    added: [],
    owners: async () => owners,
    telling,
    pagePath: '/pipeline-health',
    logger: mockServices.logger.mock(),
    clock: Date.now,
  });
  return byNotification;
};

async function toldTo(user: string) {
  const { body } = await request(backend.server)
    .get('/api/notifications/notifications')
    .set('Authorization', mockCredentials.user.header(user));
  return body.notifications.map(
    (it: { payload: { title: string } }) => it.payload.title,
  );
}

it('are one for an incident, however often a backend is killed after it sent it', async () => {
  await channel().tell([notice]);
  // It was killed before it noted that it had told, and another tells again.
  await channel().tell([notice]);
  expect(await toldTo(ANN)).toEqual(['Orders is critical']);
  expect(await toldTo(BOB)).toEqual([]);

  await channel().tell([{ ...notice, about: 'resolved' }]);
  expect(await toldTo(ANN)).toEqual(['Orders: the incident is over']);
});

it('are one for posture, the last', async () => {
  await channel().tell([digest]);
  await channel().tell([digest]);
  await channel().tell([{ ...digest, score: 90, previousScore: 82 }]);
  const told = await toldTo(ANN);
  expect(told.filter((title: string) => /set up/.test(title))).toEqual([
    'How your pipelines are set up: 90 of 100 points, was 82',
  ]);
  expect(await toldTo(BOB)).toEqual([]);
});

it('go to nobody once the pipeline is another owner’s', async () => {
  owners.set(ORDERS, STORES);
  const moved = { ...notice.incident, id: '8' };
  await channel().tell([{ ...notice, incident: moved }]);
  expect(await toldTo(ANN)).toHaveLength(2);
  expect(await toldTo(BOB)).toEqual([]);
});
