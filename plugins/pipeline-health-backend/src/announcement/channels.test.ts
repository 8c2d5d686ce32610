import { mockServices } from '@backstage/backend-test-utils';
import {
  incidentEventSchema,
  incidentNotificationSchema,
  pipelineEventSchema,
  postureDigestSchema,
  ToldAdvice,
} from '@pipeline-health/plugin-pipeline-health-common';
import { IncidentChannel } from '@pipeline-health/plugin-pipeline-health-node';
import Ajv from 'ajv/dist/2020';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  DigestNews,
  IncidentNews,
  IncidentNotice,
  News,
  PipelineChange,
} from '../evaluation';
import { finding } from '../service/__testUtils__/pipelines';
import { notice } from './__testUtils__/notice';
import { ChannelRegistry } from './ChannelRegistry';
import { createChannels } from './channels';
import { createTelling } from './createTelling';

/** Whether something is as a schema has it, and says no more. */
function isAsPublished(schema: object, value: unknown): boolean {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const closed = JSON.parse(
    JSON.stringify(schema).replaceAll(
      '"type":"object"',
      '"type":"object","additionalProperties":false',
    ),
  );
  return ajv.validate(closed, value);
}

const change: PipelineChange = {
  entityRef: 'component:default/orders',
  title: 'Orders',
  owner: 'group:default/shop',
  previousHealth: 'healthy',
  health: 'critical',
};

const { incident } = notice;
const opened: IncidentNews = { type: 'opened', incident };

const advice: ToldAdvice = {
  pipeline: { entityRef: 'component:default/orders', title: 'Orders' },
  stage: 'arn',
  findingId: 'sqs-queue/no-dead-letter-queue',
  title: 'No dead-letter queue',
  remedy: 'Create one.',
  link: 'https://backstage.example.com/pipeline-health/component/default/orders?stage=arn',
};
const followed: ToldAdvice = {
  ...advice,
  pipeline: { entityRef: 'component:default/stock', title: 'Stock' },
  findingId: 'sqs-queue/short-retention',
  title: 'Short retention',
};
const digest: DigestNews = {
  recipient: 'group:default/shop',
  at: '2026-03-09T08:00:00.000Z',
  since: '2026-03-02T08:00:00.000Z',
  score: 82,
  previousScore: 74,
  appeared: { count: 0, first: [] },
  followed: { count: 1, first: [followed] },
  open: { count: 12, first: [advice] },
};

const telling = createTelling({ language: 'en', timezone: 'UTC' }, {});

function setup(pagePath = '/pipeline-health') {
  const events = mockServices.events.mock();
  const signals: jest.Mocked<SignalsService> = { publish: jest.fn() };
  const notifications: jest.Mocked<NotificationService> = { send: jest.fn() };
  const logger = mockServices.logger.mock();
  const added: jest.Mocked<Required<IncidentChannel>> = {
    id: 'pager',
    tell: jest.fn(),
    tellDigest: jest.fn(),
  };
  const owners = new Map<string, string>();
  const [byEvent, bySignal, byNotification, byPager] = createChannels({
    events,
    signals,
    notifications,
    added: [added],
    owners: async () => owners,
    telling,
    pagePath,
    logger,
    clock: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  return {
    byEvent,
    bySignal,
    byNotification,
    byPager,
    added,
    owners,
    events,
    signals,
    notifications,
    logger,
  };
}

describe('the channels', () => {
  it('publish an event for each pipeline and one signal without names', async () => {
    const { byEvent, bySignal, events, signals } = setup();
    const other: PipelineChange = {
      entityRef: 'component:default/stock',
      title: 'Stock',
      health: 'warning',
    };
    await byEvent.tell([other]);
    await bySignal.tell([other, change]);
    expect(events.publish.mock.calls).toEqual([
      [{ topic: 'pipeline-health', eventPayload: { version: 1, ...other } }],
    ]);
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'pipeline-health:pipelines-changed',
          message: { at: '2026-03-01T12:00:00.000Z' },
        },
      ],
    ]);
  });

  it('publish of a pipeline what its schema has, whatever is wrong', async () => {
    const { byEvent, events } = setup();
    const { stage: _, ...part } = finding;
    const reason = {
      ...finding,
      onsetAt: finding.since,
      fixes: [{ label: 'AWS CLI', language: 'shell' as const, text: 'aws' }],
      followsFrom: { stage: 'arn', id: 'sqs-queue/dead-letters' },
      parts: [part],
    };
    await byEvent.tell([change]);
    await byEvent.tell([{ ...change, reason }]);
    for (const [{ eventPayload }] of events.publish.mock.calls) {
      expect(isAsPublished(pipelineEventSchema, eventPayload)).toBe(true);
    }
    expect(isAsPublished(pipelineEventSchema, change)).toBe(false);
    expect(
      isAsPublished(pipelineEventSchema, { version: 1, ...change, colour: 1 }),
    ).toBe(false);
  });

  it('publish what happened to an incident under a topic of its own', async () => {
    const { byEvent, events } = setup();
    await byEvent.tell([opened]);
    expect(events.publish.mock.calls).toEqual([
      [
        {
          topic: 'pipeline-health.incident.opened',
          eventPayload: { version: 1, type: 'opened', incident },
        },
      ],
    ]);
    const [[{ eventPayload }]] = events.publish.mock.calls;
    expect(isAsPublished(incidentEventSchema, eventPayload)).toBe(true);
    expect(isAsPublished(incidentEventSchema, { ...opened, version: 2 })).toBe(
      false,
    );
  });

  it('notify the owner of a critical incident, of its cause and of its end', async () => {
    const { byNotification, notifications } = setup();
    await byNotification.tell([notice]);
    await byNotification.tell([{ ...notice, about: 'merged' }]);
    await byNotification.tell([{ ...notice, about: 'resolved' }]);
    const [first, merged, resolved] = notifications.send.mock.calls.map(
      ([options]) => options,
    );
    expect(first).toMatchObject({
      recipients: {
        type: 'entity',
        entityRef: ['group:default/shop', 'component:default/orders'],
      },
      payload: {
        title: 'Orders is critical',
        description: 'Messages are piling up\nStart the consumer.',
        severity: 'critical',
        link: '/pipeline-health/component/default/orders?stage=arn',
      },
    });
    expect(merged.payload).toMatchObject({
      title: 'Orders: the incident follows from another one',
      severity: 'normal',
      scope: first.payload.scope,
    });
    expect(resolved.payload).toMatchObject({
      title: 'Orders: the incident is over',
      severity: 'normal',
      scope: first.payload.scope,
    });
  });

  it('say that nobody saw the end of what is not watched any more', async () => {
    const { byNotification, byPager, notifications, added } = setup();
    const over: IncidentNotice = {
      ...notice,
      about: 'resolved',
      incident: { ...incident, unwatched: true },
    };
    await byNotification.tell([over]);
    const [[{ payload }]] = notifications.send.mock.calls;
    expect(payload).toMatchObject({
      title: 'Orders is not watched any more',
      description: expect.stringContaining('nobody saw that it ended'),
      severity: 'normal',
    });
    await byPager.tell([over]);
    const [[told]] = added.tell.mock.calls;
    expect(isAsPublished(incidentNotificationSchema, told)).toBe(true);
  });

  it('notify an owner of several pipelines once', async () => {
    const { byNotification, notifications } = setup();
    const stock = { entityRef: 'component:default/stock', title: 'Stock' };
    await byNotification.tell([
      {
        ...notice,
        incident: { ...incident, pipelines: [...incident.pipelines, stock] },
      },
    ]);
    expect(notifications.send.mock.calls).toMatchObject([
      [{ payload: { title: 'Orders and 1 more are critical' } }],
    ]);
  });

  it('tell everybody of pipelines and incidents, and owners of theirs', () => {
    const { byEvent, bySignal, byNotification, byPager } = setup();
    const told = (news: News) =>
      [byEvent, bySignal, byNotification, byPager].map(it => it.tells(news));
    expect(told(change)).toEqual([true, true, false, false]);
    expect(told(opened)).toEqual([true, true, false, false]);
    expect(told(notice)).toEqual([false, false, true, true]);
    expect(told(digest)).toEqual([true, false, true, true]);
  });

  it('of modules tell owners what notifications tell them', async () => {
    const { byPager, added } = setup();
    await byPager.tell([notice]);
    expect(added.tell.mock.calls).toEqual([
      [
        {
          version: 1,
          ...notice,
          language: 'en',
          headline: 'Orders is critical',
        },
      ],
    ]);
    const [[told]] = added.tell.mock.calls;
    expect(isAsPublished(incidentNotificationSchema, told)).toBe(true);
  });

  it('tell nobody of what became that of another owner while it waited', async () => {
    const { byNotification, byPager, added, owners, notifications } = setup();
    owners.set('component:default/orders', 'group:default/finance');
    await byNotification.tell([notice]);
    await byPager.tell([notice]);
    expect(notifications.send).not.toHaveBeenCalled();
    expect(added.tell).not.toHaveBeenCalled();
    owners.set('component:default/orders', 'group:default/shop');
    await byNotification.tell([notice]);
    expect(notifications.send).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['/pipelines', '/pipelines/component/default/orders', '/pipelines?owner='],
    ['', '/component/default/orders', '/?owner='],
  ])('lead to where the page is mounted: %p', async (path, page, list) => {
    const { byNotification, notifications, owners } = setup(path);
    owners.set('component:default/orders', 'group:default/shop');
    await byNotification.tell([notice]);
    await byNotification.tell([digest]);
    expect(
      notifications.send.mock.calls.map(([{ payload }]) => payload.link),
    ).toEqual([`${page}?stage=arn`, `${list}group%3Adefault%2Fshop`]);
  });

  it('tell owners of posture what changed, what to mend first, and where', async () => {
    const { byNotification, notifications } = setup();
    await byNotification.tell([digest]);
    expect(notifications.send.mock.calls).toEqual([
      [
        {
          recipients: { type: 'entity', entityRef: 'group:default/shop' },
          payload: {
            title: 'How your pipelines are set up: 82 of 100 points, was 74',
            description: [
              'Done (1):',
              '- Stock: Short retention',
              'To mend first (12):',
              `- Orders: No dead-letter queue. Create one. ${advice.link}`,
            ].join('\n'),
            link: '/pipeline-health?owner=group%3Adefault%2Fshop',
            severity: 'low',
            topic: 'pipeline-health-posture',
            scope: 'pipeline-health:posture:group:default/shop',
          },
        },
      ],
    ]);
  });

  it('tell posture as its schema has it', async () => {
    const { byEvent, byPager, events, added } = setup();
    await byEvent.tell([digest]);
    await byPager.tell([digest]);
    const told = { version: 1, ...digest };
    expect(events.publish.mock.calls).toEqual([
      [{ topic: 'pipeline-health.posture.digest', eventPayload: told }],
    ]);
    expect(added.tellDigest.mock.calls).toEqual([
      [
        {
          ...told,
          language: 'en',
          headline: 'How your pipelines are set up: 82 of 100 points, was 74',
        },
      ],
    ]);
    expect(isAsPublished(postureDigestSchema, told)).toBe(true);
    expect(isAsPublished(postureDigestSchema, digest)).toBe(false);
  });

  it('tell nobody of the posture of what became that of another owner', async () => {
    const { byNotification, byPager, added, owners, notifications } = setup();
    owners.set('component:default/orders', 'group:default/finance');
    await byPager.tell([digest]);
    expect(added.tellDigest.mock.calls).toMatchObject([
      [{ followed: { count: 1 }, open: { count: 11, first: [] } }],
    ]);
    owners.set('component:default/stock', 'group:default/finance');
    await byNotification.tell([digest]);
    expect(notifications.send).not.toHaveBeenCalled();
  });

  it('of modules have names of their own', () => {
    const registry = new ChannelRegistry();
    const named = (id: string) => ({ id, tell: jest.fn() });
    registry.addChannel(named('pager'));
    expect(() => registry.addChannel(named('pager'))).toThrow(/already/);
    expect(() => registry.addChannel(named('event'))).toThrow(/already/);
    expect(() => registry.addChannel(named('x'.repeat(201)))).toThrow(/200/);
    expect(registry.channels.map(({ id }) => id)).toEqual(['pager']);
  });

  it('say once that the notifications plugin is not installed', async () => {
    const { byNotification, notifications, logger } = setup();
    notifications.send.mockRejectedValue(
      new Error(
        'Failed to send notifications: Error: Request failed with status 404',
      ),
    );
    await byNotification.tell([notice]);
    await byNotification.tell([notice]);
    expect(notifications.send).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info.mock.calls).toEqual([
      [expect.stringMatching(/notifications plugin is not installed/)],
    ]);
  });
});
